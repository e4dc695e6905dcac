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
    bare_initials,
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
    singled_out,
    streets,
    unique_jobs,
    web,
)
from poortgenoot.guard.sight import Sight, look

RULES = (
    addresses,
    ages,
    bare_initials,
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
    singled_out,
    streets,
    unique_jobs,
    web,
)
NEUTRAL = "[weggelaten]"
ROUNDS = 4
type Marked = tuple[Spot, str]
More = Callable[[Sight], Iterable[Spot]]


def spots(text: str, lexicon: Lexicon, more: More) -> tuple[Spot, ...]:
    """Everything found in the text, apart and in order; ``more`` adds what another engine saw."""
    sight = look(text, lexicon)
    found = [spot for rule in RULES for spot in rule.find(sight)]
    return merged([*found, *more(sight)], text)


def findings(text: str, lexicon: Lexicon, more: More) -> tuple[Finding, ...]:
    """The findings in order of place, each with a proposal; taking over all proposals leaves nothing to find."""
    marked = [(spot, proposal_for(spot, text, lexicon)) for spot in spots(text, lexicon, more)]
    for _ in range(ROUNDS if marked else 0):
        new_text, where = replaced(text, *_apart(marked))
        again = spots(new_text, lexicon, more)
        if not again:
            break
        marked = _mended(marked, where, again, text, lexicon)
    return tuple(
        Finding(spot.kind, spot.kind.severity, spot.start, spot.end, text[spot.start : spot.end], wording)
        for spot, wording in marked
    )


def _apart(marked: Sequence[Marked]) -> tuple[list[Spot], list[str]]:
    return [spot for spot, _ in marked], [wording for _, wording in marked]


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


def _mended(
    marked: Sequence[Marked], where: Sequence[tuple[int, int]], again: Sequence[Spot], text: str, lexicon: Lexicon
) -> list[Marked]:
    """Wordings that are found themselves become neutral; details that only now come to light are findings too."""
    mended = [
        (spot, _neutral(wording) if _touched(place, again) else wording)
        for (spot, wording), place in zip(marked, where, strict=True)
    ]
    for spot in again:
        if any(_touched(place, [spot]) for place in where):
            continue
        shift = sum(
            one.length - len(wording)
            for (one, wording), (_, end) in zip(marked, where, strict=True)
            if end < spot.start
        )
        found = Spot(spot.kind, spot.start + shift, spot.end + shift)
        mended.append((found, proposal_for(found, text, lexicon)))
    return sorted(mended, key=lambda one: one[0].start)


def _touched(place: tuple[int, int], spots: Iterable[Spot]) -> bool:
    return any(spot.start <= place[1] + 1 and place[0] <= spot.end + 1 for spot in spots)


def _neutral(wording: str) -> str:
    return NEUTRAL if wording != NEUTRAL else "[…]"
