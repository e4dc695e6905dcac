"""The record, for programs: its lines, and who finds themselves in it."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import can_read_record
from poortgenoot.discussions.actions import records as actions
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.models import RecordLine, Seat
from poortgenoot.discussions.queries import records as queries
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])


class LineIn(Schema):
    key: UUID
    kind: RecordLine.Kind
    text: str = Field(max_length=LIMITS.note_length)
    profession: Profession | None = Field(None, description="Whose thinking it is, for what a profession would do.")
    factors: list[str] = Field([], max_length=20)


class LineChanged(Schema):
    expects: int = Field(ge=1, le=2**31 - 1, description="The version that I changed: another's words are not lost.")
    text: str = Field(max_length=LIMITS.note_length)
    profession: Profession | None = None
    factors: list[str] = Field([], max_length=20)


class Way(StrEnum):
    UP = "up"
    DOWN = "down"


class MoveIn(Schema):
    way: Way


class LineOut(Schema):
    id: int
    version: int
    kind: str
    profession: str
    text: str
    factors: list[str] = Field(description="Titles of the factors it hangs on.")


class ConsentOut(Schema):
    called: str
    agrees: bool | None
    reservation: str


class RecordOut(Schema):
    version: int
    lines: list[LineOut]
    consents: list[ConsentOut]


class ConsentIn(Schema):
    version: int = Field(ge=0, le=2**31 - 1, description="Of the record that I read.")
    agrees: bool
    reservation: str = Field("", max_length=LIMITS.note_length)


@router.get("/discussions/{int:discussion_id}/record", response=RecordOut, summary="The record")
def record(request: MemberRequest, discussion_id: int) -> RecordOut:
    return told(fetch(request.member, discussion_id))


@router.post("/discussions/{int:discussion_id}/record", response={201: RecordOut}, summary="Write a line")
def write(request: MemberRequest, discussion_id: int, draft: LineIn) -> Status[RecordOut]:
    seat = fetch(request.member, discussion_id)
    profession = draft.profession.value if draft.profession else ""
    actions.write_line(seat, draft.kind.value, draft.text, key=draft.key, profession=profession, factors=draft.factors)
    return Status(201, told(fetch(request.member, discussion_id)))


@router.put(
    "/discussions/{int:discussion_id}/record/{int:line_id}", response=RecordOut, summary="Other words for a line"
)
def change(request: MemberRequest, discussion_id: int, line_id: int, said: LineChanged) -> RecordOut:
    seat, line = _line(request, discussion_id, line_id)
    profession = said.profession.value if said.profession else ""
    actions.change_line(line, said.text, expects=said.expects, by=seat, profession=profession, factors=said.factors)
    return told(fetch(request.member, discussion_id))


@router.post(
    "/discussions/{int:discussion_id}/record/{int:line_id}/move",
    response=RecordOut,
    summary="As who leads: one place up or down in its part",
)
def move(request: MemberRequest, discussion_id: int, line_id: int, to: MoveIn) -> RecordOut:
    seat, line = _line(request, discussion_id, line_id)
    actions.move_line(line, -1 if to.way is Way.UP else 1, by=seat)
    return told(fetch(request.member, discussion_id))


@router.delete("/discussions/{int:discussion_id}/record/{int:line_id}", response={204: None}, summary="Take a line out")
def remove(request: MemberRequest, discussion_id: int, line_id: int, expects: int | None = None) -> Status[None]:
    """`expects`: the version that I read; left out, whatever it says now."""
    seat, line = _line(request, discussion_id, line_id)
    actions.remove_line(line, by=seat, expects=expects)
    return Status(204, None)


@router.post("/discussions/{int:discussion_id}/consent", response=RecordOut, summary="Agree, or note a reservation")
def consent(request: MemberRequest, discussion_id: int, said: ConsentIn) -> RecordOut:
    seat = fetch(request.member, discussion_id)
    actions.consent(seat, said.version, agrees=said.agrees, reservation=said.reservation)
    return told(fetch(request.member, discussion_id))


def _line(request: MemberRequest, discussion_id: int, line_id: int) -> tuple[Seat, RecordLine]:
    """My seat, and a line of the record that I may read."""
    seat = fetch(request.member, discussion_id)
    line = queries.line_of(seat, line_id)
    if line is None or not can_read_record(seat, seat.discussion):
        raise Http404
    return seat, line


def told(seat: Seat) -> RecordOut:
    demand(can_read_record(seat, seat.discussion))
    found = queries.record_of(seat)
    lines = [
        LineOut(
            id=one.line.pk,
            version=one.line.version,
            kind=one.line.kind,
            profession=one.line.profession,
            text=one.line.text,
            factors=list(one.factors),
        )
        for part in found.parts
        for one in part.lines
    ]
    consents = [
        ConsentOut(
            called=voice.name,
            agrees=voice.consent.agrees if voice.consent else None,
            reservation=voice.consent.reservation if voice.consent and voice.consent.hidden_at is None else "",
        )
        for voice in found.voices
    ]
    return RecordOut(version=found.discussion.record_version, lines=lines, consents=consents)
