"""What an invited member does with an invitation: each can be undone within a minute."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.sparring.access import can_invite, can_pass_on, can_read
from poortgenoot.sparring.actions import index, perspectives
from poortgenoot.sparring.actions.asking import invite, take_turn
from poortgenoot.sparring.models import Invitation, Question
from poortgenoot.sparring.queries.people import colleagues_for, invitations_left_today
from poortgenoot.sparring.reasons import Reason, ReasonKind

State = Invitation.State
OPEN = frozenset({State.SENT, State.ACCEPTED, State.FREED})
"""From here one can still accept, decline or pass on."""


@transaction.atomic
def accept(invitation: Invitation, *, by: Member) -> Invitation:
    """`by` will answer: the place under the cap stays taken, also when somebody else answers first."""
    return _decide(invitation, State.ACCEPTED, by)


@transaction.atomic
def decline(invitation: Invitation, *, by: Member) -> Invitation:
    """`by` will not answer. When nobody of the ring is left, the next one is asked after the undo minute."""
    decided = _decide(invitation, State.DECLINED, by)
    perspectives.ask_sooner(decided.question, decided.profession)
    return decided


@transaction.atomic
def pass_on(invitation: Invitation, to: Member, *, by: Member) -> Invitation:
    """`by` passes the question on to `to`, a colleague of the same profession; returns the new invitation."""
    demand(can_pass_on(by, invitation))
    given = invitation.passed_to.filter(member=to).first()
    if given is not None:
        return given
    _demand_free(invitation.question, to, invitation.profession)
    decided = _decide(invitation, State.PASSED, by)
    passed = invite(
        decided.question,
        to,
        decided.profession,
        (Reason(ReasonKind.PROFESSION),),
        by=by,
        ring=decided.ring,
        passed_by=decided,
    )
    index.put_question(decided.question)
    return passed


@transaction.atomic
def invite_by_hand(question: Question, to: Member, profession: str, *, by: Member) -> Invitation:
    """A moderator of the asker's host asks somebody, once the term ran out without every answer."""
    demand(can_invite(by, question))
    _demand_free(question, to, profession)
    invitation = invite(question, to, profession, (Reason(ReasonKind.STILL_WAITING),), by=by)
    index.put_question(question)
    return invitation


@transaction.atomic
def undo(invitation: Invitation, *, by: Member) -> Invitation:
    """Back to how it was, within a minute. An answer is taken back with `answers.take_back`.

    Raises `Refused` once the minute is over, or when the colleague it was passed on to already acted on it.
    """
    held = _held(invitation, by)
    demand(held.state in {State.ACCEPTED, State.DECLINED, State.PASSED}, _("Hier is niets terug te draaien."))
    demand(_within_the_minute(held), _("Terugdraaien kan alleen binnen een minuut."))
    _take_from_colleague(held)
    undone = held.state
    held.state, held.previous_state, held.decided_at = State(held.previous_state), "", None
    held.save(update_fields=["state", "previous_state", "decided_at"])
    ledger.record("undid", held, by=by, undone=undone)
    perspectives.ask_as_planned(held.question, held.profession)
    return held


def _decide(invitation: Invitation, state: Invitation.State, by: Member) -> Invitation:
    held = _held(invitation, by)
    if held.state == state:
        return held
    demand(held.state in OPEN, _("Je hebt hier al op gereageerd."))
    held.previous_state, held.state, held.decided_at = held.state, state, clock.now()
    held.save(update_fields=["state", "previous_state", "decided_at"])
    ledger.record(state.value, held, by=by, question=held.question_id)
    notifications.read(by, f"invitation:{held.pk}")
    return held


def _held(invitation: Invitation, by: Member) -> Invitation:
    """The invitation, locked; only its member may act on it, and only while the question can be read."""
    demand(invitation.member_id == by.pk and can_read(by, invitation.question))
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _within_the_minute(invitation: Invitation) -> bool:
    since = invitation.decided_at
    return since is not None and clock.now() - since <= timedelta(seconds=LIMITS.undo_seconds)


def _demand_free(question: Question, to: Member, profession: str) -> None:
    take_turn()
    if not invitations_left_today(question.asker):
        raise TooMany("invitations_per_day", _("Er gingen vandaag al veel uitnodigingen uit. Probeer het morgen."))
    if not colleagues_for(question, profession).filter(pk=to.pk).exists():
        raise Refused(_("Aan deze collega kun je de vraag nu niet doorgeven. Kies iemand anders."))


def _take_from_colleague(invitation: Invitation) -> None:
    for passed in invitation.passed_to.all():
        demand(passed.state == State.SENT, _("Je collega is er al mee aan de slag."))
        notifications.withdraw(f"invitation:{passed.pk}")
        passed.delete()
