"""Taking counts: an answer helped, and its writer is thanked."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, words
from poortgenoot.sparring.access import can_help, can_thank
from poortgenoot.sparring.models import Answer, Helped


@transaction.atomic
def mark_helped(answer: Answer, *, by: Member) -> Helped:
    """ "Dit hielp mij", by anybody who may read it; twice counts once."""
    demand(can_help(by, answer))
    helped, is_new = Helped.objects.get_or_create(answer=answer, member=by, defaults={"at": clock.now()})
    if is_new:
        ledger.record("helped", answer, by=by, profession=answer.profession)
        _tell_writer(answer, NoticeKind.HELPED, _("Je reactie hielp iemand verder: %(title)s"))
    return helped


@transaction.atomic
def thank(answer: Answer, *, by: Member) -> Answer:
    """The asker thanks the writer of an answer; twice counts once."""
    demand(can_thank(by, answer))
    if answer.thanked_at is None:
        answer.thanked_at = clock.now()
        answer.save(update_fields=["thanked_at"])
        ledger.record("thanked", answer, by=by, profession=answer.profession)
        _tell_writer(answer, NoticeKind.THANKS, _("De vragensteller bedankt je: %(title)s"))
    return answer


def _tell_writer(answer: Answer, kind: NoticeKind, title: str) -> None:
    """Unless the case is closed to its writer by now."""
    question = answer.question
    if question.recognitions.filter(member=answer.member_id).exists():
        return
    notifications.tell(
        answer.member,
        kind,
        subject=f"answer:{answer.pk}",
        title=title % {"title": words.inside(question.title)},
        url=addresses.answer_path(question.pk, answer.pk),
    )
