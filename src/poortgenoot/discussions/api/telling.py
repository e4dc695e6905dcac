"""From what the queries give to what programs read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from poortgenoot.discussions.access.seats import may_sit_as
from poortgenoot.discussions.api import shapes
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.method import Step
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries.mine import Mine, mine_of
from poortgenoot.discussions.queries.opened import Moved, Opened, Reason
from poortgenoot.discussions.queries.revealed import revealed
from poortgenoot.discussions.queries.said import Said
from poortgenoot.discussions.queries.table import Table, table_of
from poortgenoot.members.models import Member

ROW = ("title", "host_id", "pace", "made_at", "planned_at", "started_at", "closed_at")


def row(found: Discussion, *, seated: bool) -> shapes.DiscussionRow:
    return shapes.DiscussionRow(**_facts(found, seated=seated))


def whole(found: Discussion, seat: Seat | None, member: Member) -> shapes.DiscussionOut:
    """`table` for a seat at the table; who only was asked, or may join, sees what it is about."""
    method = found.method
    return shapes.DiscussionOut(
        **_facts(found, seated=seat is not None),
        method=method.title,
        steps=[step(one) for one in method.steps],
        may_sit_as=list(may_sit_as(member, found)),
        table=table(seat) if seat is not None and seat.takes_part else None,
    )


def table(seat: Seat) -> shapes.TableOut:
    """What this very seat sees of its table now."""
    seen = table_of(seat.discussion_id)
    found = seen.discussion
    return shapes.TableOut(
        wants=found.wants,
        happened=found.happened,
        sentence=found.sentence,
        step=step(seen.step) if seen.step else None,
        place=found.place,
        version=found.version,
        ends_at=found.step_ends_at,
        paused_at=found.paused_at,
        video_url=found.video_url,
        revealed=sorted(seen.revealed),
        factors=[shapes.FactorOut(key=f.key, group=f.group, title=f.title, hint=f.hint) for f in seen.factors],
        places=places(seen),
        turns=turns(seen),
        said=[said(one) for one in seen.said],
        mine=mine(seat, mine_of(seat, seen)),
    )


def places(seen: Table) -> list[shapes.PlaceOut]:
    return [
        shapes.PlaceOut(
            seat=place.seat.number,
            profession=place.seat.profession,
            called=place.name,
            here=place.is_here,
            leads=place.leads,
            brings=place.brings,
            sealed=place.has_sealed,
        )
        for place in seen.places
    ]


def turns(seen: Table) -> list[shapes.TurnOut]:
    names = {place.seat.pk: place.name for place in seen.places}
    return [shapes.TurnOut(id=t.pk, called=names.get(t.seat_id, ""), state=t.state) for t in seen.turns]


def said(one: Said) -> shapes.SaidOut:
    row = one.contribution
    called = one.name if one.seat is not None else None
    answers = [answer.text for answer in one.answers]
    at = row.at if one.seat is not None else None
    return shapes.SaidOut(id=row.pk, called=called, text=row.text, at=at, answers=answers)


def mine(seat: Seat, found: Mine) -> shapes.MineOut:
    return shapes.MineOut(
        seat=seat.number,
        leads=found.leads,
        step=found.step,
        sealed=found.is_sealed,
        factors={key: weighed(value) for key, value in found.contents.factors.items()},
        verdict=found.contents.verdict,
        reason=found.contents.reason,
        locked=found.contents.is_locked,
        card=found.card.text if found.card else None,
    )


def opened(discussion: Discussion, found: Opened) -> shapes.RevealedOut:
    """What was opened: everybody's, furthest apart first."""
    rows = revealed(discussion, found.step.key) or []
    return shapes.RevealedOut(
        step=found.step.key,
        missing=list(found.missing),
        differs=found.said.differs,
        agrees=found.said.agrees,
        noticed=found.said.noticed,
        factors=[
            shapes.RevealedFactor(
                key=laid.shown.factor.key,
                title=laid.shown.factor.title,
                voices=voices(laid.shown.factor.key, rows) if laid.shown.is_open else [],
                reasons=[reason(one) for one in laid.reasons],
                moved=[moved(one) for one in laid.moved],
            )
            for laid in found.factors
        ],
        verdicts=[
            shapes.VerdictOut(called=a.name, profession=a.profession, verdict=a.verdict, reason=a.reason)
            for a in found.advice
        ],
        locked=found.locked,
    )


def voices(key: str, rows: list[tuple[Seat, Contents]]) -> list[shapes.VoiceOut]:
    """How everybody weighed one factor; as in the picture by profession, so that no mark belongs to a seat."""
    given = [(seat.profession, contents.factors[key]) for seat, contents in rows if key in contents.factors]
    given.sort(key=lambda row: (row[0], row[1].cannot_judge, row[1].weight or 0, row[1].direction or 0))
    names = ("weight", "direction", "cannot_judge")
    return [shapes.VoiceOut(profession=code, **{name: getattr(w, name) for name in names}) for code, w in given]


def reason(one: Reason) -> shapes.ReasonOut:
    said = one.weighed
    return shapes.ReasonOut(
        called=one.name, profession=one.profession, reason=said.reason, would_change=said.would_change
    )


def moved(one: Moved) -> shapes.MovedOut:
    """Values only: the reasons of both times stand with the other reasons."""
    before, after = (replace(w, reason="", would_change="") for w in (one.before, one.after))
    return shapes.MovedOut(called=one.name, profession=one.profession, before=weighed(before), after=weighed(after))


def step(one: Step) -> shapes.StepOut:
    names = ("key", "kind", "title", "instructions", "minutes", "days", "active")
    return shapes.StepOut(**{name: getattr(one, name) for name in names})


def weighed(value: Weighed) -> shapes.WeighedOut:
    return shapes.WeighedOut(**_values(value))


def _values(value: Weighed) -> dict[str, Any]:
    names = ("weight", "direction", "cannot_judge", "reason", "would_change")
    return {name: getattr(value, name) for name in names}


def _facts(found: Discussion, *, seated: bool) -> dict[str, Any]:
    facts = {name: getattr(found, name) for name in ROW}
    return facts | {"id": found.pk, "minutes": found.method.minutes, "seated": seated}
