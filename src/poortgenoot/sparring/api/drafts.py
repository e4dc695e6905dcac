"""What programs send: drafts, and the decisions about their findings. The same `key` twice counts once."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from poortgenoot.guard.api import DecisionIn
from poortgenoot.guard.decisions import Decision
from poortgenoot.members.professions import ASKABLE, Profession
from poortgenoot.sparring.drafts import AnswerDraft, Draft, FollowUpDraft, LessonDraft, OutcomeDraft
from poortgenoot.sparring.models import Reading, Term

Themes = Annotated[list[Annotated[int, Field(ge=1, le=2**31 - 1)]], Field(max_length=20)]


class Decided(Schema):
    """Every text may come with decisions: keep with a reason, or wave off."""

    decisions: list[DecisionIn] = Field([], max_length=200)

    def made(self) -> tuple[Decision, ...]:
        return tuple(decision.read() for decision in self.decisions)


class QuestionIn(Decided):
    key: UUID
    title: str
    sentence: str
    wants: str = Field(description="What the employee wants and can.")
    happened: str = ""
    tried: str = ""
    consideration: str = ""
    professions: list[Profession] = Field(max_length=len(ASKABLE))
    term: Term
    themes: Themes = []
    reading: Reading = Reading.ASKED
    asked_as: Profession | None = None

    def read(self) -> Draft:
        return Draft(
            draft_key=self.key,
            title=self.title,
            sentence=self.sentence,
            wants=self.wants,
            happened=self.happened,
            tried=self.tried,
            consideration=self.consideration,
            professions=tuple(p.value for p in self.professions),
            term=self.term.value,
            themes=tuple(self.themes),
            reading=self.reading.value,
            asked_as=self.asked_as.value if self.asked_as else "",
            decisions=self.made(),
        )


class AnswerIn(Decided):
    key: UUID
    text: str
    profession: Profession | None = Field(None, description="One of `speaks_as` of the question; the first by itself.")
    weighed: str = ""
    would_change: str = ""

    def read(self) -> AnswerDraft:
        voice = self.profession.value if self.profession else ""
        return AnswerDraft(self.key, self.text, voice, self.weighed, self.would_change, self.made())


class FollowUpIn(Decided):
    key: UUID
    text: str

    def read(self) -> FollowUpDraft:
        return FollowUpDraft(self.key, self.text, self.made())


class OutcomeIn(Decided):
    did: str
    brought: str
    tell: str = Field("", description="What I would tell the employee.")

    def read(self) -> OutcomeDraft:
        return OutcomeDraft(self.did, self.brought, self.tell, self.made())


class LessonIn(Decided):
    title: str
    case_text: str
    insight: str
    for_employee: str = ""
    themes: Themes = Field([], description="Without any, those of the question.")

    def read(self) -> LessonDraft:
        texts = (self.title, self.case_text, self.insight, self.for_employee)
        return LessonDraft(*texts, themes=tuple(self.themes), decisions=self.made())
