"""What a run prints: a table for people, or JSON for machines."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from .effort import Effort
from .figures import PERCENTILES, Figure, Figures, Name
from .servers import Server

TITLES = {
    "bare": "{window} events unconfirmed at most: acknowledged by the server",
    "pipeline": "whole pipelines, {window} unconfirmed, in batches of {window} at most: committed by the consumer",
}
HEAD = ("", "events/s", "p50 µs", "p99 µs", "p99.9 µs", "client", "Duban is")
LIMITS = {"fdatasync": "fdatasync alone, an event", "plain-sqlite": "plain SQLite, 1,000 events a commit"}


class Report:
    def __init__(self, effort: Effort, machine: dict[str, Any], servers: Sequence[Server], figures: Figures) -> None:
        self._effort = effort
        self._machine = machine
        self._servers = servers
        self._figures = figures
        self._titles = {server.name: server.title for server in servers} | LIMITS

    def json(self) -> str:
        document = {
            "effort": self._effort.name,
            "machine": self._machine,
            "servers": [self._server(server) for server in self._servers],
            "figures": [self._figure(name, figure) for name, figure in self._figures.all.items()],
            "bestPipelines": [str(name) for name in self._figures.best_pipelines],
        }
        return json.dumps(document, ensure_ascii=False)

    def _server(self, server: Server) -> dict[str, Any]:
        return {
            "name": server.name,
            "version": server.version,
            "command": server.command,
            "durable": server.is_durable,
            "durability": server.durability,
        }

    def _figure(self, name: Name, figure: Figure) -> dict[str, Any]:
        return {
            "name": str(name),
            "kind": name.kind,
            "window": name.window,
            "contender": name.contender,
            "unit": "events/s",
            "median": figure.rate,
            "values": figure.rates,
            "microseconds": {percentile: figure.latency(percentile) for percentile in PERCENTILES},
            "clientCores": figure.client,
            "dubansMultiple": self._figures.dubans_multiple(name),
        }

    def text(self) -> str:
        groups = dict.fromkeys((_kind(name), name.window) for name in self._figures.all)
        rows: list[tuple[str, ...]] = [HEAD]
        for kind, window in sorted(groups):
            rows += [(), (TITLES[kind].format(window=f"{window:,}"),)]
            rows += self._rows(kind, window)
        return "\n".join([*self._heading(), "", *_aligned(rows), "", *self._conclusion()])

    def _heading(self) -> Iterable[str]:
        machine, effort = self._machine, self._effort
        processors = f"{machine['cores']} × {machine['processor']}, {machine['memoryMebibytes']} MiB"
        yield f"{processors}, Linux {machine['kernel']}, {machine['fileSystem']}, load {machine['load']}"
        yield f"{effort.name}: medians of {effort.rounds} rounds, of pipelines of {effort.pipeline_rounds}"
        yield "client: what the producer took of a core, at most; Duban is: so many times what the line says, by round"
        for server in self._servers:
            yield f"{server.title} {server.version}: {server.durability}"

    def _rows(self, kind: str, window: int) -> Iterable[tuple[str, ...]]:
        for name, figure in self._figures.all.items():
            if (_kind(name), name.window) == (kind, window):
                multiple = self._figures.dubans_multiple(name)
                yield (
                    *("  " + self._title(name), _number(figure.rate), *(_number(figure.latency(each)) for each in PERCENTILES)),
                    *(_share(figure.client), "" if multiple is None else f"{_number(multiple)} ×"),
                )

    def _title(self, name: Name) -> str:
        contender, _, validator = name.contender.partition("+")
        mark = "" if all(server.is_durable for server in self._servers if server.name == contender) else " (not durable)"
        return self._titles[contender] + mark + (f" + Python, {validator}" if validator else "")

    def _conclusion(self) -> Iterable[str]:
        for name in self._figures.best_pipelines:
            multiple = _number(self._figures.dubans_multiple(name))
            yield f"the fastest of its kind is {self._title(name)}: Duban is {multiple} × that"


def _kind(name: Name) -> str:
    """The part of the table in which it stands."""
    return "bare" if name.kind == "limit" else name.kind


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _share(cores: list[float]) -> str:
    """The largest of all runs: a client that fills a core may be what was measured."""
    return f"{max(cores):.0%}" if cores else "–"


def _aligned(rows: list[tuple[str, ...]]) -> Iterable[str]:
    """Numbers to the right; a row of one cell is a title and may be as long as it likes."""
    widths = [max(len(row[column]) for row in rows if len(row) > 1) for column in range(len(HEAD))]
    for row in rows:
        if len(row) <= 1:
            yield "".join(row)
        else:
            first, *others = (
                cell.rjust(width) if column else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            yield "  ".join([first, *others]).rstrip()
