"""Asking the index, and asking once more when a word of the query stands in nothing that was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import connection

from poortgenoot.search.analyser.typos import SHORTEST_WORD, forgiven, letters, nearest
from poortgenoot.search.candidates import Candidate, candidates
from poortgenoot.search.dutch import Query, Unit, Variant, understand
from poortgenoot.search.frequencies import frequencies
from poortgenoot.search.ranking import plan

See = Callable[[list[Candidate]], list[Candidate]]
MEANT = 0.6
"""What a word counts for that the asker may have meant, beside the word that was typed."""
MOST_MEANT = 3
_NEAR = """
    SELECT DISTINCT word FROM search_searchword
    WHERE length BETWEEN %(least)s AND %(most)s AND bit_count((letters # %(letters)s)::bit(64)) <= 2 * %(slips)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in the end, what was found, and which words may have been meant instead of typed ones."""

    query: Query
    found: list[Candidate]
    meant: dict[str, tuple[str, ...]]


def forgiving(text: str, audience: frozenset[str] | None, see: See) -> Asked:
    """Ask the index for `text`; a word that nothing answers is asked for as the words it resembles.

    `see` keeps the candidates that the asker may see: what is hidden answers nothing.
    """
    query = understand(text)
    found = see(ask(query, audience))
    meant = {unit.written: words_near(unit) for unit in unanswered(query, found)}
    meant = {written: words for written, words in meant.items() if words}
    if not meant:
        return Asked(query, found, {})
    wider = replace(query, units=tuple(_widened(unit, meant.get(unit.written, ())) for unit in query.units))
    return Asked(wider, see(ask(wider, audience)), meant)


def ask(query: Query, audience: frozenset[str] | None) -> list[Candidate]:
    lexemes = {variant.lexeme for unit in query.units for variant in unit.variants}
    plan_ = plan(query, frequencies(lexemes)) if query.units else None
    return candidates(plan_, audience) if plan_ else []


def unanswered(query: Query, found: list[Candidate]) -> list[Unit]:
    """The single words of the query that nothing that was found answers."""
    return [
        unit
        for place, unit in enumerate(query.units)
        if len(unit.words) == 1 and not any(candidate.answered[place] for candidate in found)
    ]


def words_near(unit: Unit) -> tuple[str, ...]:
    """Words of the index that this word may have been meant for, best first."""
    word = unit.words[0]
    slips = forgiven(word)
    if not slips or len(word) < SHORTEST_WORD:
        return ()
    values = {
        "least": len(word) - slips,
        "most": len(word) + slips,
        "letters": letters(word),
        "slips": slips,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, values)
        return tuple(nearest(word, [known for (known,) in cursor.fetchall()], MOST_MEANT))


def _widened(unit: Unit, words: tuple[str, ...]) -> Unit:
    """The unit, answered too by the words it may have been meant for; the first of them most."""
    variants = {variant.lexeme: variant.share for variant in unit.variants}
    for rank, word in enumerate(words):
        for variant in understand(word).units[0].variants:
            variants.setdefault(variant.lexeme, variant.share * MEANT / (rank + 1))
    return replace(unit, variants=tuple(Variant(*item) for item in variants.items()))
