"""The invented enterprises of the four cities."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import cycle
from random import Random

from .words import CHANGZHI, CITIES, SECTORS, City, County, trade_names

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
HAZARDS_PER_ENTERPRISE = 6
WITHOUT_USCC = 0.07


@dataclass(frozen=True)
class Enterprise:
    """An enterprise; `uscc` is None where the office never enters it."""

    name: str
    uscc: str | None
    city: City
    county: County
    sector: str

    def data(self) -> dict:
        return {"name": self.name} | ({"uscc": self.uscc} if self.uscc else {})


def uscc_check(first17: str) -> str:
    """The check character of a 统一社会信用代码."""
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return USCC_ALPHABET[(31 - total) % 31]


def organisation_check(first8: str) -> str:
    """The check character of the 组织机构代码 within a uscc (GB 11714)."""
    total = sum(int(c, 36) * weight for c, weight in zip(first8, _ORGANISATION_WEIGHTS))
    return "0123456789X0"[11 - total % 11]


def invented_uscc(rng: Random, city: City) -> str:
    """A code whose own check character is right, and whose organisation part has a wrong one:
    it passes every check of an event, and no enterprise can have been given it."""
    organisation = "MA" + "".join(rng.choice(USCC_ALPHABET) for _ in range(6))
    wrong = rng.choice([c for c in "123456789" if c != organisation_check(organisation)])
    first17 = "91" + city.code + organisation + wrong
    return first17 + uscc_check(first17)


class Register:
    """All enterprises, by city and sector; the first of a list is the least careful one."""

    def __init__(self, rng: Random, hazards: int):
        self._rng = rng
        self._names = cycle(trade_names(rng))
        self._by_sector: dict[tuple[str, str], list[Enterprise]] = defaultdict(list)
        for city in CITIES:
            for sector, weight in sector_weights(city).items():
                count = max(2, round(hazards * city.share * weight / HAZARDS_PER_ENTERPRISE))
                self._by_sector[city.code, sector] = [self._enterprise(city, sector) for _ in range(count)]
        self.blasted = self._enterprise(
            CHANGZHI, "危险化学品", next(c for c in CHANGZHI.counties if c.name == "襄垣县"), "化工有限公司", uscc=True)

    def pick(self, rng: Random, city: City, sector: str) -> Enterprise:
        """An enterprise; careless ones are met more often."""
        candidates = self._by_sector[city.code, sector]
        return rng.choices(candidates, [(rank + 1) ** -0.7 for rank in range(len(candidates))])[0]

    def _enterprise(self, city: City, sector: str, county: County | None = None, form: str | None = None,
                    uscc: bool = False) -> Enterprise:
        county = county or self._rng.choice(city.counties)
        form = form or self._rng.choice(SECTORS[sector].forms)
        coded = uscc or self._rng.random() >= WITHOUT_USCC
        return Enterprise(f"{city.name}{county.name}{next(self._names)}{form}",
                          invented_uscc(self._rng, city) if coded else None, city, county, sector)


def sector_weights(city: City) -> dict[str, float]:
    """How a city's hazards are divided among the sectors; the weights sum to 1."""
    weights = {sector: about.weight * city.sector_factors.get(sector, 1) for sector, about in SECTORS.items()}
    total = sum(weights.values())
    return {sector: weight / total for sector, weight in weights.items() if weight > 0}
