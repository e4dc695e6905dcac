"""The demo world as data: fictional people and cases, written as these professions write. No database here.

`rows("members")` gives the records of `members.json`. People are named by `key`, hosts and themes by `slug`,
places by the label of `members.places`, days as ISO weekdays (1 = Monday).

`questions.json`: `published_hours_ago`, `closed_hours_after`, `hours_after` are working hours as `sparring.terms`
counts them (8-18 h on Dutch working days). `invited` are open invitations that the story needs; the routing may
add others. `kept` lists what the guard found and the asker kept, with the reason. `named` says whether the asker
opened the name. `duties.json`: `week` 0 is the running week; a profession without a line is a gap.
`tables.json`: `hours_ago` in working hours; of the `voices` the first brings and leads; `weighs` is a pair (how much,
which way) for each factor that the themes suggest, in their order.
`story.json`: `example` is a made-up text with a made-up name in it, to type over and see the guard at work.
"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class State(StrEnum):
    """Where a question of the demo stands when its world begins."""

    JUST_PUBLISHED = "just_published"
    FIRST_RING = "first_ring"
    SECOND_RING = "second_ring"
    PARTLY_ANSWERED = "partly_answered"
    ANSWERED = "answered"
    TERM_NEARLY_OUT = "term_nearly_out"
    TERM_PASSED = "term_passed"
    CLOSED_OUTCOME = "closed_outcome"
    CLOSED_LESSON = "closed_lesson"
    HIDDEN = "hidden"
    RECOGNISED = "recognised"
    RESTRICTED = "restricted"
    LATE_ANSWER = "late_answer"


def rows(name: str) -> list[dict[str, Any]]:
    """The records of one file: hosts, members, questions, lessons, story, duties or tables."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found
