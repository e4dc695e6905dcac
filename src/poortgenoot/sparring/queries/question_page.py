"""Everything on the page of one question, in the same number of queries however much stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from poortgenoot.members.models import Member
from poortgenoot.sparring import access, whys
from poortgenoot.sparring.models import (
    Answer,
    FollowUp,
    Helped,
    Invitation,
    Lesson,
    Outcome,
    Perspective,
    Question,
)
from poortgenoot.sparring.queries.voices import Voice, asker_of, speaker


@dataclass(frozen=True, slots=True)
class Line:
    """One line in a thread."""

    follow_up: FollowUp
    voice: Voice


@dataclass(frozen=True, slots=True)
class Given:
    """One answer with its thread; `helped` counts who said so, `i_was_helped` is about the viewer."""

    answer: Answer
    voice: Voice
    thread: tuple[Line, ...]
    helped: int
    i_was_helped: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One profession: what it answered, or that it is still waited for. `asked` counts its invitations."""

    profession: str
    perspective: Perspective | None
    answers: tuple[Given, ...]
    asked: int

    @property
    def is_waiting(self) -> bool:
        return not self.answers


@dataclass(frozen=True, slots=True)
class QuestionPage:
    question: Question
    asker: Voice
    sections: tuple[Section, ...]
    outcome: Outcome | None
    lesson: Lesson | None
    invitation: Invitation | None
    """The viewer's own."""
    why: str
    """Why the viewer was asked; empty without an invitation."""
    speaks_as: tuple[str, ...]
    """As which professions the viewer may answer; empty when they may not."""
    may_invite: bool


def question_for(member: Member, number: int) -> Question | None:
    """The question, if `member` may read it, with what its page needs."""
    found = access.questions_visible_to(member).select_related("asker")
    found = access.with_keeping(found, member).select_related("outcome", "lesson")
    return found.prefetch_related("perspectives", "themes").filter(pk=number).first()


def question_page(member: Member, question: Question) -> QuestionPage:
    """`question` comes from `question_for`. Sections stand in the order of the professions' codes.

    With `question_for` six queries; a hidden outcome or lesson asks more.
    """
    invitations = list(question.invitations.all())
    mine = next((i for i in invitations if i.member_id == member.pk), None)
    return QuestionPage(
        question=question,
        asker=asker_of(question, member),
        sections=_sections(question, _given(member, question), invitations),
        outcome=_seen(member, getattr(question, "outcome", None)),
        lesson=_seen(member, getattr(question, "lesson", None)),
        invitation=mine,
        why=_why(question, mine),
        speaks_as=access.voices(member, question, mine),
        may_invite=access.invites(member, question),
    )


def _given(member: Member, question: Question) -> list[Given]:
    answers = _answers(member, question)
    return [_shown(answer, question, member) for answer in answers]


def _answers(member: Member, question: Question) -> QuerySet[Answer]:
    threads = access.follow_ups_in(question, member).select_related("member").order_by("at", "pk")
    mine = Helped.objects.filter(answer=OuterRef("pk"), member=member)
    found = access.answers_in(question, member).select_related("member")
    found = found.prefetch_related(Prefetch("follow_ups", threads, to_attr="thread"))
    return found.annotate(helped_count=Count("helped"), helped_me=Exists(mine)).order_by("at", "pk")


def _shown(answer: Answer, question: Question, viewer: Member) -> Given:
    thread: Iterable[FollowUp] = getattr(answer, "thread", ())
    return Given(
        answer=answer,
        voice=speaker(answer.member, answer.profession, question, viewer),
        thread=tuple(Line(line, speaker(line.member, line.profession, question, viewer)) for line in thread),
        helped=getattr(answer, "helped_count", 0),
        i_was_helped=getattr(answer, "helped_me", False),
    )


def _sections(question: Question, given: list[Given], invitations: list[Invitation]) -> tuple[Section, ...]:
    asked = {p.profession: p for p in question.perspectives.all()}
    ordered = sorted(given, key=lambda g: g.answer.profession)
    by_profession = {code: tuple(own) for code, own in groupby(ordered, key=lambda g: g.answer.profession)}
    counted = [i.profession for i in invitations]
    return tuple(
        Section(code, asked.get(code), by_profession.get(code, ()), counted.count(code))
        for code in sorted(asked.keys() | by_profession.keys())
    )


def _seen[T: Outcome | Lesson](member: Member, text: T | None) -> T | None:
    """An outcome or lesson of a question that `member` reads is theirs to see, unless it is hidden."""
    if text is None or text.hidden_at is None:
        return text
    return text if access.can_see(member, text) else None


def _why(question: Question, invitation: Invitation | None) -> str:
    """Reasons name themes of the question only: its own, at hand already, are enough."""
    names = {theme.pk: theme.name for theme in question.themes.all()}
    return whys.told(whys.read(invitation.reasons), names) if invitation else ""
