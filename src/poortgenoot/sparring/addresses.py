"""Where the pages of this room stand, for notices that are written far from any request."""

from __future__ import annotations


def question_path(question_id: int) -> str:
    return f"/sparren/{question_id}/"


def answer_path(question_id: int, answer_id: int) -> str:
    return f"/sparren/{question_id}/#reactie-{answer_id}"


def lesson_path(lesson_id: int) -> str:
    return f"/lessen/{lesson_id}/"


MODERATION = "/moderatie/"
BREACHES = "/moderatie/?deel=datalekken"
RULES = "/huisregels/"
