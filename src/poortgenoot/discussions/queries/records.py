"""What stays of a discussion, as its seats see it: the record, who finds themselves in it, and what was told after."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions.access.records import can_order_lines, can_write_record
from poortgenoot.discussions.models import Consent, Discussion, Explanation, RecordLine, Seat, Sequel
from poortgenoot.discussions.nobodys_file import Slip, slips
from poortgenoot.discussions.queries.places import names_of, seats_of

Kind = RecordLine.Kind


@dataclass(frozen=True, slots=True)
class Line:
    """`factors`: the titles of what it hangs on; `slips`: what reads like a task; `is_first`, `is_last` of its part."""

    line: RecordLine
    factors: tuple[str, ...]
    slips: tuple[Slip, ...]
    may_change: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Part:
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One seat: `consent` is about the record as it stands, None when it has not said anything about this one."""

    seat: Seat
    name: str
    consent: Consent | None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Record:
    discussion: Discussion
    seat: Seat
    parts: tuple[Part, ...]
    voices: tuple[Voice, ...]
    factors: tuple[tuple[str, str], ...]
    """Key and title, to choose from."""
    professions: tuple[str, ...]
    may_write: bool
    may_order: bool

    @property
    def is_empty(self) -> bool:
        return not any(part.lines for part in self.parts)

    @property
    def mine(self) -> Consent | None:
        return next((voice.consent for voice in self.voices if voice.seat.pk == self.seat.pk), None)

    @property
    def agreeing(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.consent and voice.consent.agrees)

    @property
    def agreed(self) -> int:
        return len(self.agreeing)

    @property
    def reserved(self) -> tuple[Voice, ...]:
        """Also those of whom a moderator hides the words."""
        return tuple(voice for voice in self.voices if voice.consent and not voice.consent.agrees)

    @property
    def reservations(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.reserved if voice.consent and voice.consent.hidden_at is None)

    @property
    def silent(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.consent is None)


def record_of(seat: Seat) -> Record:
    """Five queries, whatever stands in it. Hidden lines are not in it."""
    discussion = seat.discussion
    titles = dict(discussion.factors.values_list("key", "title"))
    rows = list(discussion.lines.filter(hidden_at=None).select_related("by"))
    everyone = seats_of(discussion)
    names = names_of(everyone)
    seats = [one for one in everyone if one.takes_part]
    said = {c.seat_id: c for c in Consent.objects.filter(seat__in=seats, version=discussion.record_version)}
    may_write = can_write_record(seat, discussion)
    return Record(
        discussion=discussion,
        seat=seat,
        parts=tuple(_part(kind, rows, titles, seat, may_write) for kind in Kind.values),
        voices=tuple(Voice(one, names[one.pk], said.get(one.pk)) for one in seats),
        factors=tuple(titles.items()),
        professions=tuple(sorted({one.profession for one in seats})),
        may_write=may_write,
        may_order=can_order_lines(seat, discussion),
    )


def line_of(seat: Seat, pk: int) -> RecordLine | None:
    """A line of the discussion that this seat sits in."""
    found = RecordLine.objects.select_related("discussion").filter(pk=pk, discussion=seat.discussion_id)
    return found.filter(hidden_at=None).first()


def _part(kind: str, rows: list[RecordLine], titles: dict[str, str], seat: Seat, may_write: bool) -> Part:
    own = [row for row in rows if row.kind == kind]
    leads = seat.discussion.facilitator_id == seat.pk
    return Part(
        kind,
        tuple(
            Line(
                line=row,
                factors=tuple(titles[key] for key in row.factors if key in titles),
                slips=slips(row.text),
                may_change=may_write and (leads or row.by_id == seat.pk),
                is_first=place == 0,
                is_last=place == len(own) - 1,
            )
            for place, row in enumerate(own)
        ),
    )


def explanation_of(discussion: Discussion) -> Explanation | None:
    """What the employee is told, unless it is hidden."""
    return Explanation.objects.filter(discussion=discussion, hidden_at=None).first()


def sequel_of(discussion: Discussion) -> Sequel | None:
    """When it is due, and what became of it once that was told; None before the end and while it is hidden."""
    return Sequel.objects.filter(discussion=discussion, hidden_at=None).first()
