"""A profession that was asked: its rings widen, its first answer frees the others, its silence reaches the keepers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, shortlist, terms, words
from poortgenoot.sparring.actions import index
from poortgenoot.sparring.actions.asking import invite, take_turn
from poortgenoot.sparring.models import Invitation, Perspective, Question
from poortgenoot.sparring.queries import people
from poortgenoot.sparring.reasons import reasons
from poortgenoot.sparring.rings import Rings, Schedule, next_ring, ring_times
from poortgenoot.sparring.routing import Ranked
from poortgenoot.sparring.weights import Weights

RINGS = Rings()
WEIGHTS = Weights()
TOMORROW = timedelta(hours=24)


@transaction.atomic
def widen(question: Question, profession: str) -> list[Invitation]:
    """Ask the next ring of `profession`. Nobody is asked when it answered, or the question is closed or hidden."""
    perspective = Perspective.objects.select_for_update().get(question=question, profession=profession)
    if not _waits(perspective):
        return []
    take_turn()
    room = people.invitations_left_today(question.asker)
    if not room:
        return _wait(perspective)
    ring = perspective.ring + 1
    chosen = _choose(question, profession, ring)[:room]
    perspective.ring = ring
    perspective.next_ring_at = _due(question, ring + 1)
    perspective.save(update_fields=["ring", "next_ring_at"])
    asked = [_invite(question, ranked) for ranked in chosen]
    index.put_question(question)
    return asked


def schedule_of(question: Question) -> Schedule:
    """When the rings of this question are due."""
    return ring_times(question.published_at, terms.Term(question.term), RINGS)


@transaction.atomic
def ask_sooner(question: Question, profession: str) -> None:
    """Nobody of the ring is left to wait for: the next one goes out once the undoing of that is over."""
    waiting = question.invitations.filter(profession=profession, state__in=["sent", "accepted"])
    if waiting.exists():
        return
    soon = clock.now() + timedelta(seconds=LIMITS.undo_seconds)
    Perspective.objects.filter(question=question, profession=profession, answered_at=None).update(next_ring_at=soon)


@transaction.atomic
def ask_as_planned(question: Question, profession: str) -> None:
    """Somebody is waited for again: the next ring goes back to its own moment."""
    perspective = Perspective.objects.filter(question=question, profession=profession, answered_at=None).first()
    if perspective is None:
        return
    perspective.next_ring_at = _due(question, perspective.ring + 1)
    perspective.save(update_fields=["next_ring_at"])


def free(question: Question, profession: str, now: datetime) -> None:
    """Who was merely asked need not any more, and gets the place under the cap back."""
    merely_asked = question.invitations.filter(profession=profession, state=Invitation.State.SENT)
    closed_to = people.recognisers_of(question)
    for invitation in merely_asked.select_for_update(of=("self",)).select_related("member"):
        invitation.previous_state = invitation.state
        invitation.state = Invitation.State.FREED
        invitation.decided_at = now
        invitation.save(update_fields=["previous_state", "state", "decided_at"])
        notifications.read(invitation.member, f"invitation:{invitation.pk}")
        if invitation.member_id not in closed_to:
            _tell_freed(invitation)


@transaction.atomic
def escalate(question_id: int) -> bool:
    """The term ran out for a profession: the asker hears it, and the keepers, who can invite by hand. Once."""
    question = Question.objects.select_for_update(no_key=True).get(pk=question_id)
    silent = sorted(question.perspectives.filter(answered_at=None).values_list("profession", flat=True))
    if not silent or question.escalated_at or not question.is_open or question.hidden_at:
        return False
    question.escalated_at = clock.now()
    question.save(update_fields=["escalated_at"])
    ledger.record("escalated", question, by=None, silent=silent)
    _tell_term(question, question.asker, _("Je gastheer zoekt met je mee. Late reacties blijven welkom."))
    for keeper in people.keepers_of(question.asker).exclude(pk__in=people.recognisers_of(question)):
        _tell_term(question, keeper, _("De termijn is om. Weet jij wie hier iets over kan zeggen?"))
    return True


def _waits(perspective: Perspective) -> bool:
    question = perspective.question
    return perspective.answered_at is None and question.is_open and question.hidden_at is None


def _wait(perspective: Perspective) -> list[Invitation]:
    """The day's invitations are used up: tomorrow again."""
    perspective.next_ring_at = clock.now() + TOMORROW
    perspective.save(update_fields=["next_ring_at"])
    return []


def _due(question: Question, ring: int) -> datetime | None:
    """When `ring` (the first is 1) is due; None after the last."""
    times = schedule_of(question).rings
    return times[ring - 1] if ring <= len(times) else None


def _choose(question: Question, profession: str, ring: int) -> list[Ranked]:
    need = shortlist.need(question, profession, clock.now())
    candidates = shortlist.candidates(need)
    invited = people.excluded_from(question)
    return next_ring(need, candidates, RINGS, WEIGHTS, number=ring, invited=invited)


def _invite(question: Question, ranked: Ranked) -> Invitation:
    return invite(
        question,
        Member.objects.select_related("user").get(pk=ranked.candidate.member),
        ranked.need.profession,
        reasons(ranked),
        by=None,
        ring=ranked.ring,
        on_duty=ranked.candidate.on_duty,
    )


def _tell_freed(invitation: Invitation) -> None:
    title = _("Je hoeft niet meer te reageren: %(title)s") % {"title": words.inside(invitation.question.title)}
    notifications.tell(
        invitation.member,
        NoticeKind.FREED,
        subject=f"invitation:{invitation.pk}",
        title=title,
        url=addresses.question_path(invitation.question_id),
        why=_("Iemand anders reageerde al. Jouw blik blijft welkom."),
    )


def _tell_term(question: Question, member: Member, why: str) -> None:
    notifications.tell(
        member,
        NoticeKind.TERM,
        subject=f"question:{question.pk}",
        title=_("Nog niet alle reacties zijn binnen: %(title)s") % {"title": words.inside(question.title)},
        url=addresses.question_path(question.pk),
        why=why,
    )
