"""Answering, and taking an answer back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, checks, words
from poortgenoot.sparring.access import can_answer, speaks_as
from poortgenoot.sparring.actions import guarded, index, perspectives
from poortgenoot.sparring.actions.holding import still_there
from poortgenoot.sparring.drafts import AnswerDraft
from poortgenoot.sparring.models import Answer, Invitation, Perspective, Question


def answer(question: Question, draft: AnswerDraft, *, by: Member) -> Answer:
    """`by` answers as one of the professions a host vouches for. The same key twice counts once.

    Raises what the guard raises (then nothing was written), `ValidationError` by field, `Refused`.
    """
    if given := Answer.objects.filter(key=draft.key, member=by).first():
        return given
    demand(can_answer(by, question))
    voices = speaks_as(by, question)
    profession = draft.profession or voices[0]
    demand(profession in voices, _("Een gastheer heeft deze beroepsgroep van jou nog niet bevestigd."))
    checks.answer(draft)
    admitted = guarded.admit(question.case, draft, by=by)
    with transaction.atomic():
        held = still_there(question)
        if given := Answer.objects.filter(key=draft.key, member=by).first():
            return given
        written = Answer.objects.create(
            question=held, member=by, profession=profession, key=draft.key, at=clock.now(), **draft.parts
        )
        guarded.remember(admitted, written, held, by=by)
        _settle(written, by)
    return written


@transaction.atomic
def take_back(answer: Answer, *, by: Member) -> None:
    """Undo an answer within a minute, as long as nobody reacted to it: as if it was not given."""
    Question.objects.select_for_update(no_key=True).get(pk=answer.question_id)
    held = Answer.objects.select_for_update().get(pk=answer.pk)
    demand(held.member_id == by.pk)
    demand(clock.now() - held.at <= timedelta(seconds=LIMITS.undo_seconds), _("De minuut is voorbij."))
    demand(not held.follow_ups.exists() and not held.helped.exists(), _("Er is al op gereageerd."))
    question, at = held.question, held.at
    guarded.forget(question, held)
    index_of_answer_goes(held)
    ledger.record("took_back", held, by=by, profession=held.profession, asked_as=question.asked_as)
    held.delete()
    _unsettle(question, answer.profession, by, at)


def index_of_answer_goes(answer: Answer) -> None:
    """Nobody finds the answer any more, and nobody hears of it any more."""
    answer.hidden_at = clock.now()
    index.put_answer(answer)
    notifications.withdraw(f"answer:{answer.pk}")


def _settle(written: Answer, by: Member) -> None:
    """What an answer brings about: the invitation is done, the others are free, the asker hears of it."""
    question, profession, now = written.question, written.profession, written.at
    _close_invitation(question, by, now)
    first = Perspective.objects.filter(question=question, profession=profession, answered_at=None)
    if first.update(answered_at=now, next_ring_at=None):
        perspectives.free(question, profession, now)
    asked_as = question.asked_as
    ledger.record("answered", written, by=by, question=question.pk, profession=profession, asked_as=asked_as)
    index.put_answer(written)
    somebody = words.capital(words.somebody(profession))
    title = _("%(somebody)s reageerde: %(title)s")
    notifications.tell(
        question.asker,
        NoticeKind.ANSWER,
        subject=f"answer:{written.pk}",
        title=title % {"somebody": somebody, "title": words.inside(question.title)},
        url=addresses.answer_path(question.pk, written.pk),
        lines=(_("Er staat een reactie voor je klaar. Lees hem, vraag door of zeg dat het hielp."),),
        button=_("Lees de reactie"),
    )


def _close_invitation(question: Question, by: Member, now: datetime) -> None:
    invitation = question.invitations.filter(member=by).exclude(state=Invitation.State.ANSWERED).first()
    if invitation is None:
        return
    invitation.previous_state, invitation.state = invitation.state, Invitation.State.ANSWERED
    invitation.decided_at = now
    invitation.save(update_fields=["previous_state", "state", "decided_at"])
    notifications.read(by, f"invitation:{invitation.pk}")


def _unsettle(question: Question, profession: str, by: Member, at: datetime) -> None:
    """The invitation waits again; who was freed by this answer is asked again, unless others answered too."""
    mine = question.invitations.filter(member=by, state=Invitation.State.ANSWERED, decided_at=at)
    if not question.answers.filter(member=by).exists():
        _restore(mine.first())
    if question.answers.filter(profession=profession).exists():
        return
    Perspective.objects.filter(question=question, profession=profession).update(answered_at=None)
    perspectives.ask_as_planned(question, profession)
    for freed in question.invitations.filter(profession=profession, state="freed", decided_at=at):
        _restore(freed)


def _restore(invitation: Invitation | None) -> None:
    if invitation is None:
        return
    invitation.state, invitation.previous_state = Invitation.State(invitation.previous_state), ""
    invitation.decided_at = None
    invitation.save(update_fields=["state", "previous_state", "decided_at"])
