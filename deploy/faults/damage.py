"""Damage to a file that lies still, as a failing disk or a careless hand does it."""

import re


def damage(random, path):
    """Damages a file somewhere, and says how."""
    kinds = (_flip, _flip, _blank, _cut) if path.stat().st_size > 4096 else (_flip, _cut)
    return f"{random.choice(kinds)(random, path)} of {path.name}"


def _flip(random, path):
    offset, bit = random.randrange(path.stat().st_size), random.randrange(8)
    with open(path, "r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1 << bit]))
    return f"bit {bit} of byte {offset}"


def _blank(random, path):
    """A sector that comes back empty."""
    offset = random.randrange(path.stat().st_size // 512) * 512
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(bytes(512))
    return f"the sector at byte {offset}"


def _cut(random, path):
    """Shortened, often at the end of a page or of a frame of the WAL."""
    size = random.randrange(path.stat().st_size)
    unit = random.choice((1, 4096, 4096 + 24))
    size = 32 + (size - 32) // unit * unit if unit == 4096 + 24 else size // unit * unit
    with open(path, "r+b") as file:
        file.truncate(max(size, 0))
    return f"everything from byte {max(size, 0)}"


_PLACE = re.compile(r"page|position|row|frame|byte|head|checksum|sqlite|-wal", re.IGNORECASE)


def is_refusal(status, errors):
    """Whether a command refuses as it should: one line that names the file, the page or the position."""
    return status == 1 and len(errors.splitlines()) == 1 and bool(_PLACE.search(errors))
