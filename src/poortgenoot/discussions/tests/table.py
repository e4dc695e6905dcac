"""A table to sit at: one discussion with its seats, for the tests of this room."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.cast import Cast
from tests.factories import make_theme

from poortgenoot.core import clock
from poortgenoot.discussions import actions, live
from poortgenoot.discussions.drafts import CaseDraft
from poortgenoot.discussions.factor import Weighed
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import opened
from poortgenoot.members.models import Member

SCRIPT: dict[str, Any] = {
    "key": "kort",
    "title": "Kort",
    "summary": "Kort.",
    "suits": "Altijd.",
    "steps": [
        {"key": "open", "kind": "open", "shows": ["case", "wishes"]},
        {"key": "vragen", "kind": "ask"},
        {"key": "wegen", "kind": "weigh", "shows": ["case", "factors"]},
        {"key": "openen", "kind": "reveal", "reveals": "wegen", "shows": ["weighings"]},
        {"key": "ronde", "kind": "turns", "cards": "each", "nameless": True},
        {"key": "opnieuw", "kind": "weigh", "again": "wegen"},
        {"key": "oordeel", "kind": "judge"},
        {"key": "ook-openen", "kind": "reveal", "reveals": "oordeel"},
        {"key": "besluit", "kind": "decide", "shows": ["record"]},
        {"key": "terugkijken", "kind": "reflect", "private": True},
        {"key": "slot", "kind": "evaluate"},
    ],
}
for step in SCRIPT["steps"]:
    step |= {"title": f"Stap {step['key']}", "instructions": "Doe dit nu.", "minutes": 5, "days": 1}

STEP = {step["key"]: place for place, step in enumerate(SCRIPT["steps"])}
"""The place of each step."""


@dataclass(frozen=True)
class Table:
    discussion: Discussion
    bringer: Seat
    """Leads, too."""
    doctor: Seat
    insurance_doctor: Seat

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.bringer, self.doctor, self.insurance_doctor

    def again(self) -> Discussion:
        return Discussion.objects.get(pk=self.discussion.pk)


def draft(by: Member, cast: Cast, **changes: Any) -> CaseDraft:
    values: dict[str, Any] = {
        "key": uuid.uuid4(),
        "host": cast.association,
        "title": "Eerst uren of eerst taken?",
        "wants": "Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
        "happened": "Na de zomer viel zij uit. De opbouw liep twee keer vast.",
        "sentence": "Bouwen we eerst uren of eerst taken op?",
        "themes": (make_theme(),),
        "script": SCRIPT,
        "speaks_as": by.profession,
        "joining": "host",
    }
    return CaseDraft(**(values | changes))


def lay(cast: Cast, *, at: str = "", **changes: Any) -> Table:
    """A table with the asker, the doctor and the insurance doctor, all there, standing at the step `at`."""
    discussion = actions.prepare(draft(cast.asker, cast, **changes), by=cast.asker)
    bringer = discussion.seats.get(member=cast.asker)
    doctor = actions.take(discussion, "BA", by=cast.doctor)
    insurance_doctor = actions.take(discussion, "VA", by=cast.insurance_doctor)
    Seat.objects.filter(discussion=discussion).update(seen_at=clock.now())
    table = Table(discussion, *(Seat.objects.get(pk=s.pk) for s in (bringer, doctor, insurance_doctor)))
    if at:
        stand(table, at)
    return table


def forget_tables() -> None:
    """A table that is put back has the key of one in another test: what is kept in memory under it begins anew."""
    opened._laid_out.clear()
    live._fragments.clear()
    live._under_way.clear()


def stand(table: Table, at: str) -> None:
    """Lead the table to the step `at`."""
    actions.start(table.discussion, by=table.bringer)
    while (place := table.again().place or 0) < STEP[at]:
        actions.go_to(table.again(), place + 1, by=table.bringer, expects=place)


def weigh_all(seat: Seat, weight: int = 2, direction: int = 1, step: str = "wegen") -> None:
    """Every factor the same, with the reasons that are asked."""
    keys = seat.discussion.factors.values_list("key", flat=True)
    given = Weighed(weight, direction, reason="Dat telt hier.", would_change="Als het rustiger wordt.")
    actions.weigh(seat, step, dict.fromkeys(keys, given))


def seal_all(table: Table, step: str = "wegen") -> None:
    for number, seat in enumerate(table.seats):
        weigh_all(seat, weight=number, direction=number - 1, step=step)
        actions.seal(seat, step)


def time_goes_by(table: Table, minutes: int) -> None:
    """The step ends `minutes` sooner, and signs of life are as much older."""
    delta = timedelta(minutes=minutes)
    discussion = table.again()
    if discussion.step_ends_at:
        Discussion.objects.filter(pk=discussion.pk).update(step_ends_at=discussion.step_ends_at - delta)
    for seat in Seat.objects.filter(discussion=discussion, seen_at__isnull=False):
        Seat.objects.filter(pk=seat.pk).update(seen_at=(seat.seen_at or clock.now()) - delta)
