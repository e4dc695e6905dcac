"""A method is data: the script of a discussion, step by step. Pure: no Django, no database.

`method_reading` turns plain data into a `Method`, `method_faults` says what in one cannot work.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_SCRIPT = 20
"""Steps in one method."""
LONGEST_STEP_MINUTES = 180
LONGEST_STEP_DAYS = 30
MEETINGS = 3
"""A method can be spread over at most this many meetings."""
LONGEST_KEY = 60
"""Characters in the key of a step: what is weighed, said and drawn in it is kept under that."""
LONGEST_TITLE = 80
LONGEST_TEXT = 600
"""Characters in a summary, in what a method suits, and in what is said at a step."""


class StepKind(StrEnum):
    OPEN = "open"
    ASK = "ask"
    WEIGH = "weigh"
    REVEAL = "reveal"
    TURNS = "turns"
    ASIDE = "aside"
    JUDGE = "judge"
    DECIDE = "decide"
    REFLECT = "reflect"
    EVALUATE = "evaluate"


SEALED_KINDS = frozenset({StepKind.WEIGH, StepKind.JUDGE})
"""What is done alone and sealed, until a reveal."""
IN_TURNS = frozenset({StepKind.TURNS, StepKind.ASIDE})
"""Steps in which one speaks after another."""
SILENT = SEALED_KINDS | {StepKind.REVEAL, StepKind.DECIDE, StepKind.EVALUATE}
"""Steps in which nobody writes on paper."""


class Active(StrEnum):
    """Who is asked to do something in a step."""

    EVERYONE = "everyone"
    BRINGER = "bringer"
    FACILITATOR = "facilitator"
    OTHERS = "others"
    """Everybody but who brought the case."""


class Shows(StrEnum):
    """What a step makes visible to the seats of the discussion. Sealed values only ever by a reveal."""

    CASE = "case"
    WISHES = "wishes"
    FACTORS = "factors"
    QUESTIONS = "questions"
    WEIGHINGS = "weighings"
    VERDICTS = "verdicts"
    CONTRIBUTIONS = "contributions"
    RECORD = "record"


class Cards(StrEnum):
    NONE = ""
    ALL = "all"
    """One card for everybody."""
    EACH = "each"
    """One card for each seat."""


@dataclass(frozen=True, slots=True)
class Step:
    """`minutes` in a live discussion, `days` (working days) in a slow one; `meeting` counts from 1. `private`: what is
    reflected on in it is for oneself; else one may lay something on paper for all."""

    key: str
    kind: StepKind
    title: str
    instructions: str
    minutes: int
    days: int
    active: Active
    lead: str = ""
    shows: tuple[Shows, ...] = ()
    meeting: int = 1
    reveals: str = ""
    again: str = ""
    cards: Cards = Cards.NONE
    nameless: bool = False
    private: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nobody writes on paper in it."""
        return self.kind in SILENT or (self.kind is StepKind.REFLECT and self.private)


@dataclass(frozen=True, slots=True)
class Method:
    key: str
    title: str
    summary: str
    suits: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def days(self) -> int:
        return sum(step.days for step in self.steps)

    @property
    def meetings(self) -> int:
        return max((step.meeting for step in self.steps), default=1)

    def step_called(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def sealed_before(self, place: int) -> Step | None:
        """What a reveal at `place` opens: the step it names, else the latest weighing or judgement before it."""
        if named := self.steps[place].reveals:
            return self.step_called(named)
        return next((s for s in reversed(self.steps[:place]) if s.kind in SEALED_KINDS), None)
