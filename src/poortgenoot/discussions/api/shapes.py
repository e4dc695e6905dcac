"""What programs get to read of a table: what its pages show the same seat. Of what is sealed only that it is."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Schema


class StepOut(Schema):
    key: str
    kind: str
    title: str
    instructions: str
    minutes: int
    days: int
    active: str


class DiscussionRow(Schema):
    id: int
    title: str
    host_id: int
    pace: str
    minutes: int
    seated: bool = Field(description="Whether I have a seat in it; else I may take one.")
    made_at: datetime
    planned_at: datetime | None
    started_at: datetime | None
    closed_at: datetime | None


class PlaceOut(Schema):
    """One seat. `sealed`: of what is weighed or judged now, only whether it was sealed."""

    seat: int
    profession: str
    called: str
    here: bool
    leads: bool
    brings: bool
    sealed: bool


class TurnOut(Schema):
    id: int
    called: str
    state: str


class SaidOut(Schema):
    """A contribution; without `called` and `at` while it is nameless, and then in no order of time."""

    id: int
    called: str | None
    text: str
    at: datetime | None
    answers: list[str]


class FactorOut(Schema):
    key: str
    group: str
    title: str
    hint: str


class WeighedOut(Schema):
    """`weight` 0..4 and `direction` -2 (hinders) .. 2 (helps); both null: not given, or `cannot_judge`."""

    weight: int | None
    direction: int | None
    cannot_judge: bool
    reason: str
    would_change: str


class MineOut(Schema):
    """What my own seat weighs or judges now, for my eyes only. `step` is empty when nothing is asked."""

    seat: int
    leads: bool
    step: str
    sealed: bool
    factors: dict[str, WeighedOut]
    verdict: str
    reason: str
    locked: bool = Field(description="My weighing is there, but the house misses the key that opens it.")
    card: str | None


class TableOut(Schema):
    wants: str
    happened: str
    sentence: str
    step: StepOut | None
    place: int | None
    version: int
    ends_at: datetime | None
    paused_at: datetime | None
    video_url: str
    revealed: list[str] = Field(description="Steps that were opened; read them at …/revealed.")
    factors: list[FactorOut]
    places: list[PlaceOut]
    turns: list[TurnOut]
    said: list[SaidOut]
    mine: MineOut


class DiscussionOut(DiscussionRow):
    """`table` is null while I only was asked, or may join."""

    method: str
    steps: list[StepOut]
    may_sit_as: list[str]
    table: TableOut | None


class VoiceOut(Schema):
    """One mark in the picture: a profession, not a seat."""

    profession: str
    weight: int | None
    direction: int | None
    cannot_judge: bool


class ReasonOut(Schema):
    """Why one seat weighed so; as on the page not with the value beside it."""

    called: str
    profession: str
    reason: str
    would_change: str


class MovedOut(Schema):
    """Who weighed otherwise the second time."""

    called: str
    profession: str
    before: WeighedOut
    after: WeighedOut


class RevealedFactor(Schema):
    key: str
    title: str
    voices: list[VoiceOut] = Field(description="In an order that says nothing; empty where too few could judge.")
    reasons: list[ReasonOut]
    moved: list[MovedOut]


class VerdictOut(Schema):
    called: str
    profession: str
    verdict: str
    reason: str


class RevealedOut(Schema):
    step: str
    missing: list[str] = Field(description="The professions of who had not sealed.")
    differs: str
    agrees: str
    noticed: str
    factors: list[RevealedFactor] = Field(description="Furthest apart first.")
    verdicts: list[VerdictOut]
    locked: int = Field(description="So many were sealed with a key that the house misses; they are not in the rest.")
