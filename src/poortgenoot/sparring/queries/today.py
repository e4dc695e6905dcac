"""Vandaag: what waits for me and why me, my questions, what others learned on my themes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from poortgenoot.core import clock
from poortgenoot.core.there import There
from poortgenoot.members.models import Member, Theme
from poortgenoot.sparring import access, whys
from poortgenoot.sparring.models import Invitation, Lesson, Perspective, Question
from poortgenoot.sparring.queries.voices import Voice, asker_of

WAITING, MINE, LEARNED = 10, 6, 5
"""How many lines each part shows at most."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits for me; `why` are the reasons in words."""

    invitation: Invitation
    question: Question
    asker: Voice
    why: str

    @property
    def is_late(self) -> bool:
        return self.question.deadline <= clock.now()


@dataclass(frozen=True, slots=True)
class Mine:
    """A question of mine: who was asked, who answered, how many answers there are."""

    question: Question
    perspectives: tuple[Perspective, ...]
    answers: int

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(sorted(p.profession for p in self.perspectives))

    @property
    def answered(self) -> tuple[str, ...]:
        return tuple(sorted(p.profession for p in self.perspectives if p.answered_at))


@dataclass(frozen=True, slots=True)
class Today:
    waiting: tuple[Waiting, ...]
    mine: tuple[Mine, ...]
    learned: tuple[Lesson, ...]


def today(member: Member) -> Today:
    """Seven queries at most, whatever there is. Waiting: soonest deadline first."""
    return Today(_waiting(member), _mine(member), _learned(member))


def _waiting(member: Member) -> tuple[Waiting, ...]:
    """Who did not say yes before the term was over is asked no more; the list of questions keeps it."""
    in_time = Q(question__deadline__gt=clock.now()) | Q(sent_at__gte=F("question__deadline"))
    open_ones = access.invitations_of(member).filter(
        Q(state=Invitation.State.ACCEPTED) | Q(state=Invitation.State.SENT) & in_time,
        question__closed_at=None,
        question__hidden_at=None,
    )
    found = list(open_ones.select_related("question__asker").order_by("question__deadline", "pk")[:WAITING])
    wanted = {theme for invitation in found for theme in whys.themes_in(invitation.reasons)}
    names = dict(Theme.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return tuple(
        Waiting(i, i.question, asker_of(i.question, member), whys.told(whys.read(i.reasons), names)) for i in found
    )


def _mine(member: Member) -> tuple[Mine, ...]:
    seen = Count("answers", filter=Q(answers__hidden_at=None))
    found = Question.objects.filter(asker=member).annotate(answer_count=seen).prefetch_related("perspectives")
    open_first = found.order_by(F("closed_at").desc(nulls_first=True), "-published_at")[:MINE]
    return tuple(Mine(q, tuple(q.perspectives.all()), getattr(q, "answer_count", 0)) for q in open_first)


def _learned(member: Member) -> tuple[Lesson, ...]:
    """The newest lessons on the themes I seek or bring; without themes, the newest of all."""
    themes = [*member.themes_sought, *member.themes_brought]
    found = access.lessons_visible_to(member).exclude(author=member)
    if themes:
        found = found.filter(There(Lesson.themes.through, lesson=F("pk"), theme=frozenset(themes)))
    return tuple(found.prefetch_related("themes").order_by("-at", "-pk")[:LEARNED])
