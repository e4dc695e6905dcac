"""Asking the index, and asking once more when a word of the query stands in nothing that was found."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from django.db import connection

from poortgenoot.search.analyser.compounds import parts
from poortgenoot.search.analyser.lemmas import lemma
from poortgenoot.search.analyser.typos import SHORTEST_WORD, forgiven, letters, nearest
from poortgenoot.search.candidates import Candidate, candidates
from poortgenoot.search.dutch import Query, Unit, Variant, understand
from poortgenoot.search.frequencies import frequencies
from poortgenoot.search.ranking import least_share, plan

See = Callable[[list[Candidate]], list[Candidate]]
MOST_MEANT = 3
_NEAR = """
    SELECT DISTINCT word FROM search_searchword
    WHERE length BETWEEN %(least)s AND %(most)s AND bit_count((letters # %(letters)s)::bit(64)) <= 2 * %(slips)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in the end, what was found, and which words may have been meant instead of typed ones."""

    text: str
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
        return Asked(text, query, found, {})
    wider = replace(query, units=tuple(_widened(unit, meant.get(unit.written, ())) for unit in query.units))
    return Asked(text, wider, see(ask(wider, audience)), meant)


def ask(query: Query, audience: frozenset[str] | None, kinds: Collection[str] = ()) -> list[Candidate]:
    """The best candidates for an analysed query; what only comes near is asked for when little else is found."""
    if not query.units:
        return []
    known = frequencies(variant.lexeme for unit in query.units for variant in unit.variants)
    least = least_share(query, known)
    found = candidates(plan(query, known, least), audience, kinds)
    return found if found or not least else candidates(plan(query, known, 0.0), audience, kinds)


def unanswered(query: Query, found: list[Candidate]) -> list[Unit]:
    """The single words of the query that nothing found answers, unless they are plain Dutch."""
    return [
        unit
        for place, unit in enumerate(query.units)
        if len(unit.words) == 1
        and not any(candidate.answered[place] for candidate in found)
        and not (found and lemma(unit.words[0]))
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
    """The unit as the words it may have been meant for, the first most; a compound may be right as well."""
    known = {variant.lexeme: variant.share for variant in unit.variants}
    variants = known if parts(unit.words[0]) else {}
    for rank, word in enumerate(words):
        for variant in understand(word).units[0].variants:
            variants.setdefault(variant.lexeme, variant.share / (3**rank))
    return replace(unit, variants=tuple(Variant(*item) for item in variants.items())) if words else unit
