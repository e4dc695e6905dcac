"""One measured figure, beside its peer and its aim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from operator import ge, le


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure to reach: the value itself, or (`of_ratio`) how it compares with the peer."""

    sign: str
    limit: float
    of_ratio: bool = False

    def __str__(self) -> str:
        return f"{self.sign} {self.limit:g}{' ×' if self.of_ratio else ''}"

    def reached(self, value: float, ratio: float | None) -> bool:
        """True when the figure is there; an aim of a ratio without a peer is not reached."""
        figure = ratio if self.of_ratio else value
        return figure is not None and (ge if self.sign == "≥" else le)(figure, self.limit)


@dataclass(frozen=True, slots=True)
class Row:
    """`ratio` is value ÷ peer; `aim` in words, "" when there is none; `met` None without an aim."""

    name: str
    value: float
    unit: str
    peer: float | None = None
    ratio: float | None = None
    aim: str = ""
    met: bool | None = None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def at_least(limit: float) -> Aim:
    return Aim("≥", limit)


def at_most(limit: float) -> Aim:
    return Aim("≤", limit)


def times_peer_at_least(limit: float) -> Aim:
    return Aim("≥", limit, of_ratio=True)


def times_peer_at_most(limit: float) -> Aim:
    return Aim("≤", limit, of_ratio=True)


def measured(name: str, value: float, unit: str, peer: float | None = None, aim: Aim | None = None) -> Row:
    """A row with its ratio and its verdict worked out. Shares are between 0 and 1, times in the named unit."""
    ratio = value / peer if peer else None
    return Row(name, value, unit, peer, ratio, str(aim or ""), aim.reached(value, ratio) if aim else None)


def as_table(rows: Iterable[Row]) -> str:
    """The rows as aligned text, figures that fall short marked as such."""
    cells = [("name", "value", "unit", "peer", "ratio", "aim", "met"), *map(_cells, rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(7)]
    numeric = {1, 3, 4}
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _cells(row: Row) -> tuple[str, ...]:
    verdict = {True: "met", False: "NOT MET", None: ""}[row.met]
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return (row.name, figure(row.value), row.unit, figure(row.peer), ratio, row.aim, verdict)


def figure(value: float | None) -> str:
    """A number as people read it: three digits behind the point below ten, none above a thousand."""
    if value is None:
        return ""
    size = abs(value)
    return f"{value:,.0f}" if size >= 1000 else f"{value:.1f}" if size >= 10 else f"{value:.3f}"
