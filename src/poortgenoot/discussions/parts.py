"""The parts of an open table that are one seat's own: its weighing, its turn, the controls when it leads."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping

from django.template.loader import render_to_string

from poortgenoot.discussions import words
from poortgenoot.discussions.forms import weighing as forms
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.mine import mine_of
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.seats import themes_of
from poortgenoot.discussions.queries.table import Table
from poortgenoot.discussions.shipped import suggested
from poortgenoot.discussions.table_words import heard

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


def changed(before: Mapping[str, str], now: Mapping[str, str], *, leads: bool) -> list[str]:
    """The parts that a page which saw the scenes `before` must show anew; who leads follows every version."""
    scenes = {name for name, scene in now.items() if before.get(name) != scene}
    return [name for name, hangs_on in HANGS_ON.items() if (hangs_on | _followed(name, leads)) & scenes]


def _followed(part: str, leads: bool) -> set[str]:
    return {"version"} if leads and part == "leiding" else set()


def own(table: Table, seat_id: int, wanted: Collection[str]) -> dict[str, str]:
    """These parts as HTML, for the open page of that very seat; none once it does not sit at the table any more.

    Forms come without a token: the page has one and puts it in.
    """
    seat = next((place.seat for place in table.places if place.seat.pk == seat_id), None)
    if seat is None or table.discussion.hidden_at is not None:
        return {}
    words_of_seat = context(seat, table)
    return {name: render_to_string(PARTS[name], words_of_seat) for name in wanted}


def context(seat: Seat, table: Table, **extra: object) -> dict[str, object]:
    """What the templates of all parts need."""
    mine = mine_of(seat, table)
    sent, left = extra.get("sent"), extra.get("left", {})
    return {
        "table": table,
        "discussion": table.discussion,
        "seat": seat,
        "mine": mine,
        "rows": forms.rows(table.factors, mine.contents, sent, left) if mine.step and not mine.judges else [],  # type: ignore[arg-type]
        "opened": opened_at(table),
        "heard": heard(table),
        "write_key": uuid.uuid4(),
        **(_to_choose(table) if mine.chooses_factors else {}),
        **extra,
    }


def _to_choose(table: Table) -> dict[str, object]:
    """The factors that ship and fit the themes of the discussion, and the six groups."""
    there = {factor.key for factor in table.factors}
    ideas = [idea for idea in suggested(themes_of(table.discussion), MANY) if idea.key not in there]
    return {"ideas": ideas, "groups": words.GROUPS}
