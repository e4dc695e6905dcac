"""A duty roster, laid out for reading."""

from __future__ import annotations

from collections.abc import Sequence

from poortgenoot.sparring.queries import Week


def laid_out(weeks: Sequence[Week]) -> dict[str, object]:
    """The roster as a table: a line a profession, a column a week."""
    lines: dict[str, list[Week]] = {}
    for week in weeks:
        lines.setdefault(week.profession, []).append(week)
    return {"mondays": sorted({week.monday for week in weeks}), "lines": list(lines.items())}
