"""What a text proposes by itself: its themes. Pure but for the theme's type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from poortgenoot.guard.findings import Finding
from poortgenoot.members.models import Theme

MOST = 5


def themes_in(text: str, themes: Iterable[Theme]) -> list[Theme]:
    """The themes whose name or synonym stands in `text`, most often met first, at most five.

    A word of six letters or more also counts at the start of a longer one: "burn-outklachten" is about burn-out.
    """
    low = text.lower()
    met = [(sum(_times(word, low) for word in (theme.name, *theme.synonyms)), theme) for theme in themes]
    found = [(times, theme) for times, theme in met if times]
    return [theme for _times_met, theme in sorted(found, key=lambda one: (-one[0], one[1].name))[:MOST]]


def _times(word: str, low: str) -> int:
    end = r"" if len(word) >= 6 else r"(?!\w)"
    return len(re.findall(rf"(?<!\w){re.escape(word.lower())}{end}", low))


def without(text: str, findings: Sequence[Finding]) -> str:
    """`text` with a space in the place of everything that was found."""
    for finding in sorted(findings, key=lambda f: -f.start):
        text = f"{text[: finding.start]} {text[finding.end :]}"
    return text
