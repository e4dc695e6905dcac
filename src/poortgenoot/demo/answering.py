"""What a bringer who is played says to a question that nobody foresaw: chosen by its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def answer_to(question: str, answers: Iterable[Mapping[str, Any]]) -> str:
    """The `text` whose `words` come back most in `question`, the first of equals; empty when none does."""
    asked = {word.casefold() for word in WORD.findall(question)}
    found = [(len(asked & set(one["words"])), str(one["text"])) for one in answers]
    best = max((hits for hits, _text in found), default=0)
    return next(text for hits, text in found if hits == best) if best else ""
