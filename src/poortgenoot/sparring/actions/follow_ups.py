"""The thread below an answer."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, checks, words
from poortgenoot.sparring.access import can_follow_up, speaks_as
from poortgenoot.sparring.actions import guarded, index
from poortgenoot.sparring.actions.holding import still_there
from poortgenoot.sparring.drafts import FollowUpDraft
from poortgenoot.sparring.models import Answer, FollowUp, Question
from poortgenoot.sparring.queries.people import recognisers_of


def follow_up(answer: Answer, draft: FollowUpDraft, *, by: Member) -> FollowUp:
    """Ask back, or go on below an answer. The same key twice counts once; the guard adds it to the case."""
    if given := FollowUp.objects.filter(key=draft.key, member=by).first():
        return given
    demand(can_follow_up(by, answer))
    checks.follow_up(draft)
    question = answer.question
    admitted = guarded.admit(question.case, draft, by=by)
    with transaction.atomic():
        held = still_there(question)
        if given := FollowUp.objects.filter(key=draft.key, member=by).first():
            return given
        voice = question.asked_as if by.pk == question.asker_id else speaks_as(by, question)[0]
        written = FollowUp.objects.create(
            answer=answer, member=by, profession=voice, key=draft.key, text=draft.text, at=clock.now()
        )
        guarded.remember(admitted, written, held, by=by)
        index.put_case(question)
        ledger.record("followed_up", written, by=by, question=question.pk, profession=voice)
        _tell(written, question)
    return written


def _tell(written: FollowUp, question: Question) -> None:
    """The asker and the writer of the answer hear of it, except whoever wrote this line."""
    others = {question.asker_id: question.asker, written.answer.member_id: written.answer.member}
    asks_back = written.member_id == question.asker_id
    title = _("De vragensteller vraagt door: %(title)s") if asks_back else _("Het gesprek gaat verder: %(title)s")
    for number, member in others.items():
        if number == written.member_id or number in recognisers_of(question):
            continue
        notifications.tell(
            member,
            NoticeKind.FOLLOW_UP,
            subject=f"follow_up:{written.pk}",
            title=title % {"title": words.inside(question.title)},
            url=addresses.answer_path(question.pk, written.answer_id),
        )
