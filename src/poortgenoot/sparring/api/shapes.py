"""What programs get to read: the same parts as the pages."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Schema


class VoiceOut(Schema):
    """Who speaks. Without a name: an asker who did not open it."""

    profession: str
    years: int | None
    name: str | None
    member_id: int | None
    is_me: bool
    is_asker: bool


class ThemeOut(Schema):
    id: int
    slug: str
    name: str


class AskedOut(Schema):
    profession: str
    answered_at: datetime | None


class QuestionRow(Schema):
    id: int
    title: str
    sentence: str
    asker: VoiceOut
    asked: list[AskedOut]
    themes: list[ThemeOut]
    term: str
    reading: str
    published_at: datetime
    deadline: datetime
    closed_at: datetime | None
    url: str


class LineOut(Schema):
    """One line in the thread below an answer."""

    id: int
    by: VoiceOut
    text: str
    at: datetime


class AnswerOut(Schema):
    id: int
    by: VoiceOut
    text: str
    weighed: str
    would_change: str
    at: datetime
    thanked_at: datetime | None
    helped: int
    helped_me: bool
    thread: list[LineOut]


class SectionOut(Schema):
    """One profession: what it answered, or that it is still waited for."""

    profession: str
    is_asked: bool
    is_waiting: bool
    invitations: int
    answers: list[AnswerOut]


class OutcomeOut(Schema):
    did: str
    brought: str
    tell: str
    at: datetime


class InvitationOut(Schema):
    id: int
    question_id: int
    profession: str
    state: str
    why: str = Field(description="Why the caller was asked, in words.")
    sent_at: datetime
    decided_at: datetime | None


class QuestionOut(QuestionRow):
    wants: str
    happened: str
    tried: str
    consideration: str
    restricted: bool = Field(description="Only those asked may read it: what was kept gives too much away together.")
    sections: list[SectionOut]
    outcome: OutcomeOut | None
    lesson_id: int | None
    invitation: InvitationOut | None
    speaks_as: list[str] = Field(description="As which professions the caller may answer.")


class LessonOut(Schema):
    id: int
    title: str
    case_text: str
    insight: str
    for_employee: str
    profession: str
    professions: list[str]
    themes: list[ThemeOut]
    at: datetime
    url: str
