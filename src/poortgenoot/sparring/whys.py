"""The reasons of an invitation as the database keeps them, and as one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from poortgenoot.sparring.reasons import Reason, ReasonKind, words

LONGEST = 300

type Kept = dict[str, str | int | list[int]]
"""One reason as an invitation keeps it: {"kind", "themes", "count"}."""


def kept(reasons: Iterable[Reason]) -> list[Kept]:
    return [{"kind": str(r.kind), "themes": list(r.themes), "count": r.count} for r in reasons]


def read(kept: Iterable[Mapping[str, object]]) -> tuple[Reason, ...]:
    """The reasons back from the database; a kind that is no longer known is left out."""
    return tuple(_reason(line) for line in kept if line.get("kind") in set(ReasonKind))


def themes_in(kept: Iterable[Mapping[str, object]]) -> frozenset[int]:
    """The themes that these reasons name."""
    return frozenset(theme for reason in read(kept) for theme in reason.themes)


def told(reasons: Iterable[Reason], theme_names: Mapping[int, str]) -> str:
    """The reasons in words, most telling first, as many whole sentences as fit in a notice (300 characters)."""
    text = ""
    for reason in reasons:
        if not set(reason.themes) <= set(theme_names):
            continue
        sentence = words(reason, theme_names)
        if len(text) + len(sentence) + 1 > LONGEST:
            break
        text = f"{text} {sentence}".strip()
    return text


def _reason(line: Mapping[str, object]) -> Reason:
    themes, count = line.get("themes"), line.get("count")
    return Reason(
        ReasonKind(str(line["kind"])),
        tuple(int(theme) for theme in themes) if isinstance(themes, list) else (),
        count if isinstance(count, int) else 0,
    )
