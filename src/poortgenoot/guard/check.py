"""From a text to its findings: all rules, merged, with proposals that were tried out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from poortgenoot.guard.findings import Finding, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.merging import merged
from poortgenoot.guard.proposals import proposal_for
from poortgenoot.guard.rules import (
    addresses,
    ages,
    bsn,
    case_numbers,
    contact,
    dates,
    employers,
    family,
    institutions,
    persons,
    places,
    rare_diagnoses,
    unique_jobs,
    web,
)
from poortgenoot.guard.sight import Sight, look

RULES = (
    addresses,
    ages,
    bsn,
    case_numbers,
    contact,
    dates,
    employers,
    family,
    institutions,
    persons,
    places,
    rare_diagnoses,
    unique_jobs,
    web,
)
NEUTRAL = "[weggelaten]"
ROUNDS = 4
More = Callable[[Sight], Iterable[Spot]]


def spots(text: str, lexicon: Lexicon, more: More) -> tuple[Spot, ...]:
    """Everything found in the text, apart and in order; ``more`` adds what another engine saw."""
    sight = look(text, lexicon)
    found = [spot for rule in RULES for spot in rule.find(sight)]
    return merged([*found, *more(sight)])


def findings(text: str, lexicon: Lexicon, more: More) -> tuple[Finding, ...]:
    """The findings in order of place, each with a proposal; taking over all proposals leaves nothing to find."""
    places = spots(text, lexicon, more)
    wordings = _tried([proposal_for(spot, text, lexicon) for spot in places], places, text, lexicon, more)
    return tuple(
        Finding(spot.kind, spot.kind.severity, spot.start, spot.end, text[spot.start : spot.end], wording)
        for spot, wording in zip(places, wordings, strict=True)
    )


def replaced(text: str, places: Sequence[Spot], wordings: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text with a wording in each place, and where the wordings stand in it."""
    parts: list[str] = []
    where: list[tuple[int, int]] = []
    done = length = 0
    for spot, wording in zip(places, wordings, strict=True):
        parts += [text[done : spot.start], wording]
        length += spot.start - done
        where.append((length, length + len(wording)))
        length += len(wording)
        done = spot.end
    parts.append(text[done:])
    return "".join(parts), where


def _tried(wordings: list[str], places: Sequence[Spot], text: str, lexicon: Lexicon, more: More) -> list[str]:
    """Wordings that would be found again give way to a neutral one, until nothing is found."""
    for _ in range(ROUNDS if places else 0):
        new_text, where = replaced(text, places, wordings)
        again = spots(new_text, lexicon, more)
        if not again:
            break
        for at, (start, end) in enumerate(where):
            if any(spot.start <= end + 1 and start <= spot.end + 1 for spot in again):
                wordings[at] = NEUTRAL if wordings[at] != NEUTRAL else "[…]"
    return wordings
