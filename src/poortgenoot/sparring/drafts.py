"""What is written before it is published: texts, choices, and what the writer decided about the guard's findings.

A draft is never stored by the server. `key` makes a form that comes twice count once.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from poortgenoot.guard.decisions import Decision
from poortgenoot.sparring.models import Reading

type Parts = dict[str, str]
"""The texts of a draft by the name of their field: what the guard reads."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before it is put to anybody. `themes` are ids; `asked_as` is one of the asker's professions."""

    draft_key: UUID
    title: str
    sentence: str
    wants: str
    professions: tuple[str, ...]
    term: str
    themes: tuple[int, ...] = ()
    happened: str = ""
    tried: str = ""
    consideration: str = ""
    reading: str = Reading.ASKED
    asked_as: str = ""
    decisions: tuple[Decision, ...] = ()

    @property
    def parts(self) -> Parts:
        fields = ("title", "sentence", "wants", "happened", "tried", "consideration")
        return {field: getattr(self, field) for field in fields}


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer as `profession`: what I would do, what weighed, what would change my mind."""

    key: UUID
    text: str
    profession: str = ""
    weighed: str = ""
    would_change: str = ""
    decisions: tuple[Decision, ...] = ()

    @property
    def parts(self) -> Parts:
        return {"text": self.text, "weighed": self.weighed, "would_change": self.would_change}


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """A line in the thread below an answer."""

    key: UUID
    text: str
    decisions: tuple[Decision, ...] = ()

    @property
    def parts(self) -> Parts:
        return {"text": self.text}


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """What I did, what it brought, and what I would tell the employee."""

    did: str
    brought: str
    tell: str = ""
    decisions: tuple[Decision, ...] = ()

    @property
    def parts(self) -> Parts:
        return {"did": self.did, "brought": self.brought, "tell": self.tell}


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """A closed question made fit for every member to learn from. `themes` are ids; none keeps the question's."""

    title: str
    case_text: str
    insight: str
    for_employee: str = ""
    themes: tuple[int, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def parts(self) -> Parts:
        fields = ("title", "case_text", "insight", "for_employee")
        return {field: getattr(self, field) for field in fields}
