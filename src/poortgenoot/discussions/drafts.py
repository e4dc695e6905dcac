"""What somebody wants to write, before the guard has seen it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from poortgenoot.guard.decisions import Decision
from poortgenoot.members.models import Host, Theme
from poortgenoot.sparring.models import Question


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A discussion to prepare. `script` is a method as `method.plain` gives it; `decisions` those about the guard's
    findings; `planned_at` aware."""

    key: UUID
    host: Host
    title: str
    wants: str
    happened: str
    sentence: str
    themes: tuple[Theme, ...]
    script: Mapping[str, Any]
    speaks_as: str
    pace: str = "live"
    joining: str = "invited"
    video_url: str = ""
    planned_at: datetime | None = None
    question: Question | None = None
    decisions: tuple[Decision, ...] = field(default=())

    @property
    def parts(self) -> dict[str, str]:
        """The texts about the case, by field."""
        return {
            "title": self.title,
            "wants": self.wants,
            "happened": self.happened,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class PreparedDraft:
    """`factors` are keys of factors that ship with the house; `verdicts` two to four texts, empty ones left out."""

    host: Host
    theme: Theme | None
    title: str
    employee: str
    story: str
    sentence: str
    factors: tuple[str, ...]
    verdict_question: str
    verdicts: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def parts(self) -> dict[str, str]:
        """The texts about the case, by field."""
        texts = {
            "title": self.title,
            "employee": self.employee,
            "story": self.story,
            "sentence": self.sentence,
            "verdict_question": self.verdict_question,
        }
        return texts | self.verdict_parts

    @property
    def verdict_parts(self) -> dict[str, str]:
        return {f"verdict_{place}": text for place, text in enumerate(self.verdicts, 1) if text.strip()}
