"""The kinds of text about a case that this room has, by the name that reports, purges and programs call them."""

from __future__ import annotations

from poortgenoot.sparring.models.answers import Answer, FollowUp
from poortgenoot.sparring.models.outcomes import Lesson, Outcome
from poortgenoot.sparring.models.questions import Question

KINDS: dict[str, type[Question | Answer | FollowUp | Outcome | Lesson]] = {
    "question": Question,
    "answer": Answer,
    "follow_up": FollowUp,
    "outcome": Outcome,
    "lesson": Lesson,
}
