"""From the data to cases, by the house's own actions, in the order in which they happened.

Each thing that somebody did is an `Act`: a moment and what to do then. The clock of the house is set to each
moment in turn, so rings widen, mails leave and terms pass as they would have.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from poortgenoot.core import clock
from poortgenoot.demo.models import Part
from poortgenoot.demo.world import rows
from poortgenoot.guard import check
from poortgenoot.guard.decisions import Decision, keep_every
from poortgenoot.members.models import Member, Theme
from poortgenoot.sparring import access, actions
from poortgenoot.sparring.actions.asking import invite
from poortgenoot.sparring.drafts import AnswerDraft, Draft, FollowUpDraft, LessonDraft, OutcomeDraft
from poortgenoot.sparring.models import Answer, Duty, Invitation, Question
from poortgenoot.sparring.terms import add_working

type Row = dict[str, Any]
BETWEEN_TICKS = timedelta(minutes=30)
KEPT_BECAUSE = "Dit hoort bij de vraag en komt vaak voor."


@dataclass(frozen=True)
class Act:
    at: datetime
    order: int
    do: Callable[[], object]


class Case:
    """One question of the data, and everything that happens around it."""

    def __init__(self, row: Row, people: dict[str, Member], now: datetime) -> None:
        self.row = row
        self.people = people
        self.begin = working_hours_ago(now, row["published_hours_ago"])
        self.answers: dict[int, Answer] = {}
        self.question: Question

    def acts(self) -> Iterator[Act]:
        row = self.row
        yield self.after(0, 0, self.publish)
        for key in row["invited"] + row["accepted_by"]:
            yield self.after(0.01, 1, partial(self.invite, key))
        for key in row["declined_by"]:
            yield self.after(2, 2, partial(self.decline, key))
        for pair in row["passed_on"]:
            yield self.after(1, 0, partial(self.pass_on, pair["from"], pair["to"]))
        for number, answer in enumerate(row["answers"]):
            yield from self.acts_of_answer(number, answer)
        if row["recognised_by"]:
            yield self.after(row["recognised_hours_after"], 8, self.recognise)
        if row["report"]:
            yield self.after(row["report"]["hours_after"], 8, self.report)
        if row["outcome"]:
            yield self.after(row["closed_hours_after"], 9, self.close)

    def acts_of_answer(self, number: int, row: Row) -> Iterator[Act]:
        hours = row["hours_after"]
        yield self.after(hours, 3, partial(self.answer, number, row))
        for turn, line in enumerate(row["follow_ups"]):
            yield self.after(hours + 0.5 * (turn + 1), 4, partial(self.follow_up, number, line))
        for key in row["helped_by"]:
            yield self.after(hours + 1.5, 5, partial(self.helped, number, key))
        if row["thanked"]:
            yield self.after(hours + 2, 6, partial(self.thank, number))

    def after(self, hours: float, order: int, do: Callable[[], object]) -> Act:
        return Act(add_working(self.begin, hours), order, do)

    @property
    def asker(self) -> Member:
        return self.people[self.row["asker"]]

    def publish(self) -> None:
        row = self.row
        if row["term"] == "today":
            self.man_the_roster()
        texts = {k: row[k] for k in ("title", "sentence", "wants", "happened", "tried", "consideration")}
        self.question = actions.publish(
            Draft(
                draft_key=uuid.uuid4(),
                **texts,
                professions=tuple(row["professions"]),
                term=row["term"],
                themes=tuple(Theme.objects.filter(slug__in=row["themes"]).values_list("pk", flat=True)),
                reading=row["reading"],
                decisions=keep_all(texts),
            ),
            by=self.asker,
        )
        Part.objects.create(key=f"question:{row['key']}", number=self.question.pk)
        if row["named"]:
            actions.open_name(self.question, by=self.asker)

    def man_the_roster(self) -> None:
        """Somebody had duty in the week of a question that could not wait."""
        monday = clock.today() - timedelta(days=clock.today().weekday())
        for profession in self.row["professions"]:
            if Duty.objects.filter(profession=profession, monday=monday).exclude(member=self.asker).exists():
                continue
            able = (p for p in self.people.values() if profession in p.verified_professions and p != self.asker)
            member = next(able)
            host = member.memberships.first()
            assert host
            Duty.objects.create(host=host.host, member=member, profession=profession, monday=monday)

    def invite(self, key: str) -> None:
        member = self.people[key]
        asked = [p for p in self.row["professions"] if p in member.verified_professions]
        if asked and not Invitation.objects.filter(question=self.question, member=member).exists():
            invite(self.question, member, asked[0], (), by=None)

    def decline(self, key: str) -> None:
        self.invite(key)
        found = Invitation.objects.filter(question=self.question, member=self.people[key], state="sent").first()
        if found:
            actions.decline(found, by=self.people[key])

    def answer(self, number: int, row: Row) -> None:
        texts = {k: row[k] or "" for k in ("text", "weighed", "would_change")}
        self.invite(row["member"])
        draft = AnswerDraft(uuid.uuid4(), **texts, profession=row["profession"], decisions=keep_all(texts))
        self.answers[number] = actions.answer(self.question, draft, by=self.people[row["member"]])

    def follow_up(self, number: int, line: Row) -> None:
        decisions = keep_all({"text": line["text"]})
        draft = FollowUpDraft(uuid.uuid4(), line["text"], decisions)
        actions.follow_up(self.answers[number], draft, by=self.people[line["by"]])

    def helped(self, number: int, key: str) -> None:
        answer, member = self.answers[number], self.people[key]
        if access.can_help(member, answer):
            actions.mark_helped(answer, by=member)

    def thank(self, number: int) -> None:
        actions.thank(self.answers[number], by=self.asker)

    def pass_on(self, giver: str, taker: str) -> None:
        self.invite(giver)
        held = Invitation.objects.filter(question=self.question, member=self.people[giver], state="sent").first()
        taken = Invitation.objects.filter(question=self.question, member=self.people[taker])
        if held and not taken.exists():
            actions.pass_on(held, self.people[taker], by=self.people[giver])

    def recognise(self) -> None:
        reader = self.row["recognised_by"]
        self.invite(reader)
        actions.recognise(self.question, by=self.people[reader])

    def report(self) -> None:
        row = self.row["report"]
        actions.report("question", self.question.pk, row["why"], by=self.people[row["by"]])

    def close(self) -> None:
        texts = dict(self.row["outcome"])
        actions.close(self.question, OutcomeDraft(**texts, decisions=keep_all(texts)), by=self.asker)
        if lesson := self.row["lesson"]:
            texts = {"case_text": lesson["case"]} | {k: lesson[k] for k in ("title", "insight", "for_employee")}
            self.question.refresh_from_db()
            actions.make_lesson(self.question, LessonDraft(**texts, decisions=keep_all(texts)), by=self.asker)


def working_hours_ago(now: datetime, hours: float) -> datetime:
    """The moment from which `hours` working hours lead to `now` (to within a second)."""
    early, late = now - timedelta(days=hours / 10 * 2 + 14), now
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        early, late = (middle, late) if add_working(middle, hours) <= now else (early, middle)
    return early


def keep_all(texts: dict[str, str]) -> tuple[Decision, ...]:
    """Keep what is to be weighed, as the writers of the demo world chose to."""
    return tuple(d for field, text in texts.items() for d in keep_every(field, check(text), KEPT_BECAUSE))


def play(people: dict[str, Member], progress: Callable[[int, int], None]) -> None:
    """Let every case of the data happen, from the oldest moment up to now."""
    now = clock.now()
    cases = [Case(row, people, now) for row in rows("questions")]
    acts = sorted((act for case in cases for act in case.acts()), key=lambda act: (act.at, act.order))
    ticked = now - timedelta(days=400)
    for done, act in enumerate(acts):
        clock.set_ahead(min(act.at, now) - now)
        if clock.now() - ticked > BETWEEN_TICKS:
            actions.tick(clock.now())
            ticked = clock.now()
        act.do()
        progress(done + 1, len(acts))
    clock.set_ahead(timedelta())
    actions.tick(clock.now())
