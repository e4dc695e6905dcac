"""A year of questions for a large world, put together from the cases of the demo.

A question keeps the title, sentence and themes of one case and takes what was tried and considered from another;
its answers are ones that the profession asked gave in any case. Two thirds of the professions asked answer.
Older than three weeks is closed; nobody has more open questions than the house allows.
"""

from __future__ import annotations

import random
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.demo.world import rows
from poortgenoot.members.models import Theme
from poortgenoot.notifications.models import Notice, NoticeKind
from poortgenoot.sparring.models import Answer, Helped, Invitation, Lesson, Outcome, Perspective, Question
from poortgenoot.sparring.terms import Term, deadline, part_of_term

type Row = dict[str, Any]
BATCH, DAYS, OPEN_DAYS, ANSWERED, HELPED, ENDED_IN_LESSON = 1_000, 350, 21, 0.67, 0.6, 0.15
ASKED_OF_A_PROFESSION = 3
READING = {"asked": 5, "hosts": 2, "verified": 3}


def make(
    dice: random.Random,
    hosts: Mapping[int, int],
    professions: Mapping[int, str],
    able: Mapping[str, list[int]],
    count: int,
    told: Callable[[str, int, int], None],
) -> None:
    """Make `count` questions: asked by any of `professions` (member to profession), answered by `able` ones."""
    year = Year(dice, hosts, professions, able)
    moments = sorted(clock.now() - timedelta(hours=dice.uniform(1, DAYS * 24)) for _ in range(count))
    for batch in batched(moments, BATCH):
        year.live(batch)
        told("questions", year.made, count)


class Year:
    """The cases to draw from, and who has how many open questions."""

    def __init__(
        self,
        dice: random.Random,
        hosts: Mapping[int, int],
        professions: Mapping[int, str],
        able: Mapping[str, list[int]],
    ) -> None:
        self.dice, self.hosts, self.professions, self.able = dice, hosts, professions, able
        self.askers = list(professions)
        self.cases = [q for q in rows("questions") if set(q["professions"]) & set(able)]
        self.ended = [q for q in self.cases if q["outcome"]]
        self.taught = [q for q in self.cases if q["lesson"]]
        self.themes = dict(Theme.objects.values_list("slug", "pk"))
        self.said: dict[str, list[Row]] = defaultdict(list)
        for answer in (a for q in rows("questions") for a in q["answers"]):
            self.said[answer["profession"]].append(answer)
        self.open: Counter[int] = Counter()
        self.made = 0

    def live(self, moments: tuple[datetime, ...]) -> None:
        """One batch of questions with all that came of them."""
        cases = [self.dice.choice(self.cases) for _ in moments]
        made = Question.objects.bulk_create(map(self._question, cases, moments))
        pairs = list(zip(made, cases, strict=True))
        Question.themes.through.objects.bulk_create(
            Question.themes.through(question_id=q.pk, theme_id=self.themes[slug])
            for q, case in pairs
            for slug in case["themes"]
        )
        asked = [p for q, case in pairs for p in self._perspectives(q, case)]
        Perspective.objects.bulk_create(asked)
        invited = [i for p in asked for i in self._invitations(p)]
        self._invite(list({(i.question_id, i.member_id): i for i in reversed(invited)}.values()))
        self._end([q for q in made if q.closed_at])
        self.made += len(made)

    def _question(self, case: Row, at: datetime) -> Question:
        other, asker = self.dice.choice(self.cases), self._asker()
        until = deadline(at, Term(case["term"]))
        closed = at < clock.now() - timedelta(days=OPEN_DAYS) or self.open[asker] >= LIMITS.open_questions
        self.open[asker] += not closed
        return Question(
            asker_id=asker,
            asked_as=self.professions[asker],
            draft_key=self._key(),
            **{name: case[name] for name in ("title", "sentence", "wants", "happened", "term")},
            **{name: other[name] or "" for name in ("tried", "consideration")},
            reading=self.dice.choices(list(READING), list(READING.values()))[0],
            published_at=at,
            deadline=until,
            escalated_at=until if until < clock.now() and not closed else None,
            closed_at=min(clock.now(), until + timedelta(days=self.dice.uniform(0, 10))) if closed else None,
        )

    def _asker(self) -> int:
        return self.askers[int(len(self.askers) * self.dice.random() ** 2)]

    def _key(self) -> uuid.UUID:
        return uuid.UUID(int=self.dice.getrandbits(128), version=4)

    def _perspectives(self, question: Question, case: Row) -> Iterator[Perspective]:
        for profession in set(case["professions"]) & set(self.able):
            at = question.published_at + timedelta(hours=self.dice.lognormvariate(3, 0.9))
            heard = at < clock.now() and self.dice.random() < ANSWERED
            waits = not heard and not question.closed_at and question.deadline > clock.now()
            yield Perspective(
                question=question,
                profession=profession,
                ring=1,
                next_ring_at=part_of_term(question.published_at, Term(question.term), 2 / 3) if waits else None,
                answered_at=at if heard else None,
            )

    def _invitations(self, asked: Perspective) -> Iterator[Invitation]:
        """A few of the profession: the keenest answers, if anybody did; the others are freed or silent."""
        states, question, able = Invitation.State, asked.question, self.able[asked.profession]
        people = {able[int(len(able) * self.dice.random() ** 2)]: None for _ in range(ASKED_OF_A_PROFESSION)}
        people.pop(question.asker_id, None)
        quiet = states.FREED if asked.answered_at or question.closed_at else states.SENT
        for place, member in enumerate(people):
            state = states.ANSWERED if asked.answered_at and not place else quiet
            yield Invitation(
                question=question,
                member_id=member,
                host_id=self.hosts[member],
                profession=asked.profession,
                reasons=[{"kind": "profession", "themes": [], "count": 0}],
                state=state,
                sent_at=question.published_at,
                decided_at=asked.answered_at,
            )

    def _invite(self, invited: list[Invitation]) -> None:
        Invitation.objects.bulk_create(invited)
        Notice.objects.bulk_create(_notice(i) for i in invited if i.is_waiting)
        heard = [i for i in invited if i.state == Invitation.State.ANSWERED]
        answers = Answer.objects.bulk_create(map(self._answer, heard))
        helped = [(a, i) for a, i in zip(answers, heard, strict=True) if self.dice.random() < HELPED]
        Helped.objects.bulk_create(Helped(answer=a, member_id=i.question.asker_id, at=a.at) for a, i in helped)

    def _answer(self, invitation: Invitation) -> Answer:
        said = self.dice.choice(self.said[invitation.profession])
        return Answer(
            question=invitation.question,
            member_id=invitation.member_id,
            profession=invitation.profession,
            key=self._key(),
            at=invitation.decided_at or clock.now(),
            **{name: said[name] or "" for name in ("text", "weighed", "would_change")},
        )

    def _end(self, closed: list[Question]) -> None:
        """How each ended, and what others may learn from some."""
        Outcome.objects.bulk_create(
            Outcome(question=q, at=q.closed_at or q.deadline, **self.dice.choice(self.ended)["outcome"])
            for q in closed
            if self.ended
        )
        taught = [
            (q, self.dice.choice(self.taught)) for q in closed if self.taught and self.dice.random() < ENDED_IN_LESSON
        ]
        lessons = Lesson.objects.bulk_create(_lesson(q, case) for q, case in taught)
        Lesson.themes.through.objects.bulk_create(
            Lesson.themes.through(lesson_id=lesson.pk, theme_id=self.themes[slug])
            for lesson, (_question, case) in zip(lessons, taught, strict=True)
            for slug in case["themes"]
        )


def _lesson(question: Question, case: Row) -> Lesson:
    told = case["lesson"]
    return Lesson(
        question=question,
        author_id=question.asker_id,
        profession=question.asked_as,
        title=told["title"],
        case_text=told["case"],
        insight=told["insight"],
        for_employee=told["for_employee"] or "",
        professions=case["professions"],
        at=question.closed_at or question.deadline,
    )


def _notice(invitation: Invitation) -> Notice:
    """As if the mail has left: nothing goes out from a world that was made to measure in."""
    return Notice(
        member_id=invitation.member_id,
        kind=NoticeKind.INVITATION,
        subject=f"invitation:{invitation.pk}",
        title=invitation.question.title,
        url=f"/sparren/{invitation.question_id}/",
        at=invitation.sent_at,
        mailed_at=invitation.sent_at,
    )
