"""What the page of a question shows to this reader now."""

from __future__ import annotations

from datetime import timedelta

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.numbers import number_in
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import queries
from poortgenoot.sparring.ahead import ahead, waited_for
from poortgenoot.sparring.forms import AnswerForm, FollowUpForm
from poortgenoot.sparring.models import Answer, Invitation, Question
from poortgenoot.sparring.queries import QuestionPage, Section

MINUTE = timedelta(seconds=LIMITS.undo_seconds)
State = Invitation.State


def question(member: Member, found: Question) -> dict[str, object]:
    """The context of the page for a member, from inside."""
    page = queries.question_page(member, found)
    return {
        "page": page,
        "question": found,
        "sections": _sections(page),
        "next": ahead(page),
        "answer_form": AnswerForm(by=member, case=found.case, speaks_as=page.speaks_as) if page.speaks_as else None,
        "may_follow_up": not found.hidden_at and (page.asker.is_me or bool(page.speaks_as)),
        **mine(page.invitation, page),
    }


def mine(invitation: Invitation | None, page: QuestionPage) -> dict[str, object]:
    """How my invitation stands, and what I can still undo."""
    given = _my_latest(page)
    return {
        "invitation": invitation,
        "is_open_to_me": invitation is not None and invitation.state in {State.SENT, State.ACCEPTED, State.FREED},
        "may_undo": invitation is not None and _may_undo(invitation),
        "to_take_back": given if given and clock.now() - given.at <= MINUTE else None,
        "i_answered": given is not None,
    }


def asking_back(request: MemberRequest) -> dict[str, object]:
    """The form below one answer, when the address asks for it: `?vervolg=7`."""
    wanted = number_in(request.GET.get("vervolg", ""))
    if wanted is None:
        return {}
    return {"follow_up_on": wanted, "follow_up_form": FollowUpForm(by=request.member)}


def _my_latest(page: QuestionPage) -> Answer | None:
    own = [given.answer for section in page.sections for given in section.answers if given.voice.is_me]
    return max(own, key=lambda answer: answer.at, default=None)


def _may_undo(invitation: Invitation) -> bool:
    undoable = invitation.state in {State.ACCEPTED, State.DECLINED, State.PASSED}
    return undoable and invitation.decided_at is not None and clock.now() - invitation.decided_at <= MINUTE


def _sections(page: QuestionPage) -> list[tuple[Section, str]]:
    """Each profession, and what stands there while it is still waited for."""
    silent = [section.profession for section in page.sections if section.is_waiting]
    hours = queries.expected_first_answers(silent) if silent and page.question.is_open else {}
    return [
        (section, waited_for(section, is_open=page.question.is_open, hours=hours.get(section.profession)))
        for section in page.sections
    ]
