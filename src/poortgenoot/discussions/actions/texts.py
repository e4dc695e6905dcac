"""What keepers do with the texts of this room: by the same reports, rules and purges as those of a question."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from poortgenoot.discussions.access.cases import discussions_visible_to
from poortgenoot.discussions.access.records import can_read_record
from poortgenoot.discussions.access.seats import seat_of
from poortgenoot.discussions.actions import index
from poortgenoot.discussions.actions.hearing import close_sockets, tell_table
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.actions.telling import withdraw_all
from poortgenoot.discussions.models import (
    Consent,
    Contribution,
    Discussion,
    Explanation,
    RecordLine,
    Seat,
    Sequel,
)
from poortgenoot.guard import actions as guard
from poortgenoot.members.models import Member
from poortgenoot.sparring import further
from poortgenoot.sparring.models import Lesson
from poortgenoot.sparring.models.further import FurtherText

type Text = Discussion | Contribution | RecordLine | Consent | Explanation | Sequel


def register() -> None:
    """Called once, when the room is ready."""
    _register("discussion", _("casusbespreking"), Discussion, "bringer")
    _register("said", _("bijdrage"), Contribution, "discussion__bringer")
    _register("line", _("regel in een verslag"), RecordLine, "discussion__bringer")
    _register("reserved", _("voorbehoud"), Consent, "seat__discussion__bringer")
    _register("explained", _("uitleg voor de werknemer"), Explanation, "discussion__bringer")
    _register("sequel", _("vervolg"), Sequel, "discussion__bringer")


def _register(name: str, label: str | Promise, model: type[FurtherText], home: str) -> None:
    further.register(
        further.Kind(
            name=name,
            label=label,
            model=model,
            home=home,
            sees=sees,
            writer=writer_of,
            written_at=written_at,
            readers=readers_of,
            changed=changed,
            take_out=take_out,
            lessons=lessons_of,
        )
    )


def discussion_of(text: Text) -> Discussion:
    match text:
        case Discussion():
            return text
        case Consent():
            return text.seat.discussion
        case _:
            return text.discussion


def sees(member: Member, text: Text) -> bool:
    """Whoever reads it at the table, and its own writer while it is hidden."""
    discussion = discussion_of(text)
    seat = seat_of(member, discussion)
    if seat is None or not discussions_visible_to(member).filter(pk=discussion.pk).exists():
        return False
    if text.hidden_at is not None:
        return writer_of(text) == member.pk
    if isinstance(text, Discussion | Contribution):
        return seat.taken_at is not None
    return can_read_record(seat, discussion)


def writer_of(text: Text) -> int | None:
    """The number of the member who wrote it; None for a guest, or when the seat is gone."""
    match text:
        case Discussion():
            return text.bringer_id
        case Sequel():
            return text.discussion.bringer_id
        case Contribution() | Consent():
            return text.seat.member_id
        case _:
            return text.by.member_id if text.by else None


def written_at(text: Text) -> datetime:
    match text:
        case Discussion():
            return text.made_at
        case Sequel():
            return text.at or text.due_at
        case _:
            return text.at


def readers_of(text: Text) -> int:
    """Everybody who sat at the table, guests too; the bringer left out."""
    discussion = discussion_of(text)
    seats = Seat.objects.filter(discussion=discussion, taken_at__isnull=False)
    return seats.exclude(member=discussion.bringer_id, member__isnull=False).count()


def lessons_of(text: Text) -> list[Lesson]:
    """What was made of a whole discussion goes with it."""
    return list(Lesson.objects.filter(table__discussion=text)) if isinstance(text, Discussion) else []


def changed(text: Text) -> None:
    """It was hidden or shown again: in the index, on open pages, and for who agreed with the record."""
    discussion = locked(discussion_of(text))
    if isinstance(text, Discussion) and text.hidden_at is not None:
        _end_pages(discussion)
    if isinstance(text, RecordLine):
        _ask_again(discussion)
    index.put_discussion(discussion)
    tell_table(discussion)


def take_out(text: Text) -> None:
    """Gone for good; with a discussion all that was weighed, said and written at its table."""
    if isinstance(text, Discussion):
        _end_pages(text)
        index.remove_discussion(text)
        guard.forget(case=text.case)
        models.Model.delete(text)
        return
    discussion = locked(discussion_of(text))
    models.Model.delete(text)
    if isinstance(text, RecordLine):
        _ask_again(discussion)
    index.put_discussion(discussion)
    tell_table(discussion)


def _end_pages(discussion: Discussion) -> None:
    withdraw_all(discussion)
    for number in discussion.seats.values_list("pk", flat=True):
        close_sockets(discussion, number)


def _ask_again(discussion: Discussion) -> None:
    discussion.record_version += 1
    discussion.save(update_fields=["record_version"])
