"""What an asker wants to make of a question, before the guard has seen it."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.guard.decisions import Decision
from poortgenoot.members.models import Host, Theme


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
