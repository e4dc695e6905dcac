"""The parts of an open table that are one seat's own: its weighing, its turn, the controls when it leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.template.loader import render_to_string

from poortgenoot.discussions import words
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.forms import weighing as forms
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.mine import Mine, mine_of
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.progress import Progress
from poortgenoot.discussions.queries.seats import themes_of
from poortgenoot.discussions.queries.table import Table
from poortgenoot.discussions.shipped import suggested

MANY = 60
"""So many of the factors that ship are offered to choose from."""

PARTS = {
    "mijn": "discussions/table/_mine.html",
    "leiding": "discussions/table/_lead.html",
    "beurt": "discussions/table/_turn.html",
    "vragen": "discussions/table/_answers.html",
    "factoren": "discussions/table/_factors.html",
}
HANGS_ON = {
    "mijn": {"scene"},
    "leiding": {"scene", "lead"},
    "beurt": {"scene", "turns"},
    "vragen": {"scene", "said"},
    "factoren": {"scene", "factors"},
}
"""By part the scenes of the table (`Table.scenes`) of which a change makes it look otherwise."""

FOR_ALIKE = frozenset({"mijn", "factoren"})
"""Parts whose templates know `mine` and where the discussion stands, not the seat nor who else sits there: who sees the
same of itself gets the same rendering, and for one of them nobody else has to be read."""


def changed(before: Mapping[str, str], now: Mapping[str, str], *, leads: bool) -> list[str]:
    """The parts that a page which saw the scenes `before` must show anew; who leads follows every version."""
    scenes = {name for name, scene in now.items() if before.get(name) != scene}
    return [name for name, hangs_on in HANGS_ON.items() if (hangs_on | _followed(name, leads)) & scenes]


def _followed(part: str, leads: bool) -> set[str]:
    return {"version"} if leads and part == "leiding" else set()


type Drawn = dict[tuple[str, Mine], str]
"""Parts that were rendered from one picture of a table, by name and by what a seat sees of itself."""


def own(table: Table, seat_id: int, wanted: Collection[str], drawn: Drawn) -> dict[str, str]:
    """These parts as HTML, for the open page of that very seat; none once it does not sit at the table any more.

    What comes out alike is rendered once and kept in `drawn`. Forms come without a token: the page has one and puts
    it in.
    """
    seat = next((place.seat for place in table.places if place.seat.pk == seat_id), None)
    if seat is None or table.discussion.hidden_at is not None:
        return {}
    mine = _as_shown(mine_of(seat, table))
    return {name: _alike(name, table, mine, drawn) or _render(name, seat, table, mine) for name in wanted}


def _alike(name: str, table: Table, mine: Mine, drawn: Drawn) -> str:
    """A part that others see alike; empty when it is this seat's own. Values are never compared."""
    if name not in FOR_ALIKE or mine.may_write or mine.contents != Contents():
        return ""
    if (name, mine) not in drawn:
        drawn[name, mine] = render_to_string(PARTS[name], _words(table, mine))
    return drawn[name, mine]


def _render(name: str, seat: Seat, table: Table, mine: Mine) -> str:
    return render_to_string(PARTS[name], _own_words(seat, table, mine))


def _as_shown(mine: Mine) -> Mine:
    """What is sealed is not shown, to its author either."""
    is_shut = mine.is_sealed and not mine.contents.is_locked
    return replace(mine, contents=Contents()) if is_shut else mine


def context(seat: Seat, table: Progress, **extra: object) -> dict[str, object]:
    """What the templates of all parts need; those of `FOR_ALIKE` have enough at where the discussion stands."""
    return _own_words(seat, table, mine_of(seat, table), **extra)


def _own_words(seat: Seat, table: Progress, mine: Mine, **extra: object) -> dict[str, object]:
    turns = table.turns if isinstance(table, Table) else ()
    turn = next((turn for turn in turns if turn.seat_id == seat.pk), None)
    return {**_words(table, mine, **extra), "seat": seat, "turn": turn}


def _words(table: Progress, mine: Mine, **extra: object) -> dict[str, object]:
    """Nothing of it tells one seat from another of which `mine` is equal."""
    return {
        "table": table,
        "discussion": table.discussion,
        "mine": mine,
        "rows": forms.rows(table.factors, mine.contents, extra.get("sent"), extra.get("left", {}))  # type: ignore[arg-type]
        if mine.step and not mine.judges and not mine.is_sealed
        else [],
        "opened": opened_at(table),
        **(_to_choose(table) if mine.chooses_factors else {}),
        **extra,
    }


def _to_choose(table: Progress) -> dict[str, object]:
    """The factors that ship and fit the themes of the discussion, and the six groups."""
    there = {factor.key for factor in table.factors}
    ideas = [idea for idea in suggested(themes_of(table.discussion), MANY) if idea.key not in there]
    return {"ideas": ideas, "groups": words.GROUPS}
