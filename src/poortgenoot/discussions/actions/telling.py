"""What a table tells its seats in their inbox and the next digest; never a value."""

from __future__ import annotations

from hashlib import sha256

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.discussions.access.cases import recognises_nobody
from poortgenoot.discussions.method import Step
from poortgenoot.discussions.models import Discussion, Pace, Seat
from poortgenoot.discussions.queries import slow
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import LONGEST_SUBJECT, NoticeKind


def tell_opened(discussion: Discussion, step: Step) -> None:
    """The digest: at a slow table everybody hears that something was opened, and reads it there. No value in it."""
    for seat in slow.members_at(discussion):
        tell(seat, discussion, f"opened-{step.key}", _("De enveloppen zijn open: kijk hoe ieder woog."))


def tell(seat: Seat, discussion: Discussion, what: str, why: str) -> None:
    """In the inbox and the next digest; guests have no inbox."""
    if seat.member is not None:
        _tell(seat.member, discussion, what, why)


def tell_again(seat: Seat, discussion: Discussion, what: str, why: str) -> None:
    """The same, because it happened again: the notice of the time before goes."""
    if seat.member is not None:
        notifications.forget(seat.member, NoticeKind.DISCUSSION, _subject(discussion, what))
        tell(seat, discussion, what, why)


def outdate_terms(discussion: Discussion, step: Step) -> None:
    """The step was left, or has another term: who reads later that it closes, or is over, comes for nothing."""
    if discussion.pace == Pace.SLOW:
        notifications.outdate([_subject(discussion, f"{word}-{step.key}") for word in ("reminder", "over")])


def outdate_reminder(discussion: Discussion, step: Step) -> None:
    """The moment that it names has passed."""
    notifications.outdate([_subject(discussion, f"reminder-{step.key}")])


def tell_bringer(discussion: Discussion, what: str, why: str) -> None:
    """As `tell_again`, to whose case it is, unless they left the house."""
    if discussion.bringer.erased_at is None:
        notifications.forget(discussion.bringer, NoticeKind.DISCUSSION, _subject(discussion, what))
        _tell(discussion.bringer, discussion, what, why)


def tell_without_lead(discussion: Discussion) -> None:
    """Who led left the house: whoever sits there may lead on, and is told so; nobody opens the page to look. Without
    anybody there, whose case it is."""
    why = _("Wie leidde, is hier weg. Neem het over, dan kunnen jullie verder.")
    here = list(slow.members_at(discussion))
    for seat in here:
        tell_again(seat, discussion, "lead", why)
    if not here:
        tell_bringer(discussion, "lead", why)


def tell_closed(discussion: Discussion, by: Member | None) -> None:
    """A slow table has its page open nowhere: the others hear that it is over, and what they can do with it."""
    if discussion.pace == Pace.SLOW:
        for seat in slow.members_at(discussion).exclude(member=by):
            tell(seat, discussion, "closed", _("De bespreking is klaar. Lees het verslag en zeg of je je erin vindt."))


def tell_lesson(discussion: Discussion, seats: QuerySet[Seat], why: str) -> None:
    """To the members of `seats`: the table is closed, and nobody goes there to look whether somebody waits for them."""
    for seat in seats.filter(recognises_nobody(), member__isnull=False).select_related("member__user"):
        if seat.member is not None:
            notifications.forget(seat.member, NoticeKind.DISCUSSION, _subject(discussion, "lesson"))
            _tell(seat.member, discussion, "lesson", why, reverse("discussions:shared_lesson", args=[discussion.pk]))


def tell_new_lead(discussion: Discussion, to: Seat) -> None:
    """At a slow table, where nobody has the page open: else it waits for somebody who does not know that they lead."""
    if discussion.pace == Pace.SLOW:
        for seat in slow.members_at(discussion).filter(pk=to.pk):
            tell_again(seat, discussion, "lead", _("Jij leidt deze bespreking nu. Wie leidde, gaf dat aan jou over."))


def tell_taken_over(discussion: Discussion, before: Seat | None) -> None:
    """The same to who led a slow table before, and may think that the others wait for them."""
    if discussion.pace == Pace.SLOW and before is not None:
        for seat in slow.members_at(discussion).filter(pk=before.pk):
            tell_again(seat, discussion, "lead", _("Een ander leidt nu: jij was er even niet. Je zit er nog bij."))


def withdraw_all(discussion: Discussion) -> None:
    """Out of every inbox and mail: its title may be in them."""
    numbers = discussion.seats.values_list("pk", flat=True)
    for subject in (*_subjects(discussion), *(f"seat:{number}" for number in numbers)):
        notifications.withdraw(subject)


def withdraw_from(seat: Seat, discussion: Discussion) -> None:
    """The same for who was taken from the table, and may read nothing of it any more."""
    if seat.member is not None:
        notifications.withdraw_from(seat.member, [*_subjects(discussion), f"seat:{seat.pk}"])


def _subjects(discussion: Discussion) -> list[str]:
    """What it may have told its seats about."""
    whats = [f"{word}-{step.key}" for step in discussion.method.steps for word in ("opened", "reminder", "over")]
    return [
        f"sequel:{discussion.pk}",
        *(_subject(discussion, what) for what in ("quiet", "silent", "lead", "closed", "lesson", *whats)),
    ]


def _subject(discussion: Discussion, what: str) -> str:
    """It fits; the key of a step may be longer, and two keys may begin alike."""
    said = f"discussion:{discussion.pk}:{what}"
    return (
        said
        if len(said) <= LONGEST_SUBJECT
        else f"{said[: LONGEST_SUBJECT - 17]}-{sha256(said.encode()).hexdigest()[:16]}"
    )


def _tell(member: Member, discussion: Discussion, what: str, why: str, page: str = "") -> None:
    notifications.tell(
        member,
        NoticeKind.DISCUSSION,
        subject=_subject(discussion, what),
        title=discussion.title,
        url=page or reverse("discussions:room", args=[discussion.pk]),
        why=why,
        host=discussion.host,
    )
