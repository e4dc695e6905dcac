"""The record: what each profession would do and why, how it fits together, what stayed different.

Nobody's file: no doers, no dates. Every seat agrees with it, or notes a reservation; a changed line asks all anew.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import can_change_line, can_order_lines, can_write_record
from poortgenoot.discussions.actions import index
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.models import Consent, Discussion, RecordLine, Seat
from poortgenoot.discussions.overtaking import Overtaken, demand_current

Kind = RecordLine.Kind


def write_line(
    seat: Seat, kind: str, text: str, *, key: UUID, profession: str = "", factors: Collection[str] = ()
) -> RecordLine:
    """A line at the end of its part; sent twice it stands once, and other words with the same key are refused.

    Raises `Refused`, `TooMany`, `Unsettled`, `ValidationError`.
    """
    if there := RecordLine.objects.filter(key=key, by=seat).first():
        if there.version == 1 and there.text != text.strip():
            raise ValidationError({"text": _("Je vorige regel staat er al. Stuur deze nog eens, dan komt hij erbij.")})
        return there
    _demand_whole(text)
    demand_clean(seat.discussion, {"text": text}, by=seat)
    with transaction.atomic():
        discussion = _writable(seat)
        if discussion.lines.count() >= LIMITS.record_lines:
            raise TooMany("record_lines", _("Het verslag is lang genoeg. Haal eerst een regel weg."))
        if there := RecordLine.objects.filter(key=key).first():
            demand(there.by_id == seat.pk)
            return there
        line = RecordLine(discussion=discussion, kind=Kind(kind), key=key, by=seat)
        line.place = _next_place(discussion, line.kind)
        _fill(line, text, _voice(discussion, seat, line.kind, profession), factors)
        ledger.record("wrote_line", line, by=seat.member, discussion=discussion.pk, kind=line.kind)
        _renew(discussion)
    return line


def change_line(
    line: RecordLine, text: str, *, expects: int, by: Seat, profession: str = "", factors: Collection[str] = ()
) -> RecordLine:
    """Other words for a line. `expects` is the version of it that `by` read: of two who change it at once the second
    hears so. Sent twice it is changed once. Raises `Refused`, `Unsettled`, `Overtaken`."""
    _demand_whole(text)
    demand_clean(line.discussion, {"text": text}, by=by)
    with transaction.atomic():
        discussion, fresh = _held(line, by)
        voice = _voice(discussion, by, fresh.kind, profession or fresh.profession)
        if fresh.version == expects + 1 and _says(fresh, text, voice, factors):
            return fresh
        demand_current(fresh.version, expects)
        fresh.version += 1
        _fill(fresh, text, voice, factors)
        ledger.record("changed_line", fresh, by=by.member, discussion=discussion.pk)
        _renew(discussion)
    return fresh


@transaction.atomic
def remove_line(line: RecordLine, *, by: Seat, expects: int | None = None) -> None:
    """`expects` is the version that `by` read, None for whatever it says. Raises `Refused`, `Overtaken`."""
    discussion, fresh = _held(line, by)
    demand_current(fresh.version, fresh.version if expects is None else expects)
    ledger.record("removed_line", fresh, by=by.member, discussion=discussion.pk)
    fresh.delete()
    _renew(discussion)


@transaction.atomic
def move_line(line: RecordLine, step: int, *, by: Seat) -> None:
    """One place up (-1) or down (1) in its part; who leads does that. Raises `Refused`."""
    discussion = locked(line.discussion)
    demand(can_order_lines(as_now(by), discussion), _("Wie de bespreking leidt, bepaalt de volgorde."))
    lines = list(discussion.lines.filter(kind=line.kind))
    at = next((n for n, one in enumerate(lines) if one.pk == line.pk), None)
    if at is None or step not in {-1, 1} or not 0 <= at + step < len(lines):
        return
    lines[at], lines[at + step] = lines[at + step], lines[at]
    for place, one in enumerate(lines):
        one.place = place
    RecordLine.objects.bulk_update(lines, ["place"])
    ledger.record("moved_line", line, by=by.member, discussion=discussion.pk)
    _renew(discussion)


def consent(seat: Seat, version: int, *, agrees: bool, reservation: str = "") -> Consent:
    """`seat` finds itself in the record as it stood at `version`, or notes a reservation.

    Raises `Refused` when the record changed in the meantime, `Unsettled`, `ValidationError` for an empty reservation.
    """
    if not agrees and not reservation.strip():
        raise ValidationError({"reservation": _("Schrijf op wat je voorbehoud is.")})
    if len(reservation) > LIMITS.note_length:
        raise ValidationError({"reservation": _("Houd het bij {n} tekens.").format(n=LIMITS.note_length)})
    demand_clean(seat.discussion, {"reservation": reservation}, by=seat)
    with transaction.atomic():
        discussion = _writable(seat)
        if version != discussion.record_version or not discussion.lines.exists():
            raise Refused(_("Het verslag is intussen veranderd. Lees het nog eens door."))
        is_hidden = Consent.objects.filter(seat=seat, hidden_at__isnull=False).exists()
        demand(not is_hidden, _("Je voorbehoud is verborgen, tot een moderator besluit."))
        said = {"version": version, "agrees": agrees, "reservation": "" if agrees else reservation.strip()}
        kept, _new = Consent.objects.update_or_create(seat=seat, defaults=said | {"at": clock.now()})
        ledger.record("consented", seat, by=seat.member, discussion=discussion.pk, agrees=agrees)
        tell_table(discussion)
    return kept


def _writable(seat: Seat) -> Discussion:
    discussion = locked(seat.discussion)
    demand(
        can_write_record(as_now(seat), discussion),
        _("Het verslag schrijf je pas in de stap waarin jullie vastleggen."),
    )
    return discussion


def _held(line: RecordLine, by: Seat) -> tuple[Discussion, RecordLine]:
    discussion = locked(line.discussion)
    fresh = RecordLine.objects.select_for_update().select_related("discussion").filter(pk=line.pk).first()
    if fresh is None:
        raise Overtaken
    demand(can_change_line(as_now(by), fresh), _("Een ander schreef deze regel."))
    return discussion, fresh


def _next_place(discussion: Discussion, kind: str) -> int:
    last = discussion.lines.filter(kind=kind).order_by("place").last()
    return last.place + 1 if last else 0


def _voice(discussion: Discussion, seat: Seat, kind: str, profession: str) -> str:
    """Whose thinking a line is: of a profession at this table; the other parts are of all together."""
    if kind != Kind.WOULD_DO:
        return ""
    there = set(discussion.seats.filter(taken_at__isnull=False).values_list("profession", flat=True))
    return profession if profession in there else seat.profession


def _fill(line: RecordLine, text: str, profession: str, factors: Collection[str]) -> None:
    line.text, line.profession = text.strip(), profession
    line.factors = _known(line, factors)
    line.at = clock.now()
    line.save()


def _says(line: RecordLine, text: str, profession: str, factors: Collection[str]) -> bool:
    """Whether all of it stands there already, what the line hangs on too."""
    return line.text == text.strip() and line.profession == profession and line.factors == _known(line, factors)


def _known(line: RecordLine, factors: Collection[str]) -> list[str]:
    return [key for key in line.discussion.factors.values_list("key", flat=True) if key in factors]


def _renew(discussion: Discussion) -> None:
    """A new version: who agreed with the one before is asked again."""
    discussion.record_version += 1
    discussion.save(update_fields=["record_version"])
    index.put_discussion(discussion)
    tell_table(discussion)


def _demand_whole(text: str) -> None:
    if not text.strip():
        raise ValidationError({"text": _("Vul dit nog in.")})
    if len(text) > LIMITS.note_length:
        raise ValidationError({"text": _("Houd het bij {n} tekens.").format(n=LIMITS.note_length)})
