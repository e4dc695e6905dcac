"""Asking the index, and asking once more when a word of the query stands in nothing that was found."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from django.db import connection

from poortgenoot.search.analyser.compounds import parts
from poortgenoot.search.analyser.lemmas import lemma
from poortgenoot.search.analyser.typos import SHORTEST_WORD, forgiven, letters, nearest
from poortgenoot.search.candidates import Candidate, Found, candidates
from poortgenoot.search.dutch import Query, Unit, Variant, understand
from poortgenoot.search.frequencies import frequencies
from poortgenoot.search.ranking import Frequencies, doubtful_units, least_share, plan, whole_plan

Audience = frozenset[str] | None
"""Tokens of an audience; None is everybody's, for a scratch index only."""
See = Callable[[list[Candidate]], list[Candidate]]
MOST_MEANT = 3
A_FEW = 50
"""So many that are much about common words are enough; of fewer, entries that just have the words follow."""
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
    full: bool
    meant: dict[str, tuple[str, ...]]


def forgiving(text: str, audience: Audience, see: See, kinds: Collection[str] = ()) -> Asked:
    """Ask the index for `text`; a word that nothing answers is asked for as the words it resembles.

    `see` keeps the candidates that the asker may see: what is hidden answers nothing.
    """
    query = understand(text)
    if not query.units:
        return Asked(text, query, [], False, {})
    known = known_to(query)
    met = ask(query, known, audience, kinds)
    found = see(met.candidates)
    meant = {unit.written: words_near(unit) for unit in unanswered(query, known, found)}
    meant = {written: words for written, words in meant.items() if words}
    if meant:
        query = replace(query, units=tuple(_widened(unit, meant.get(unit.written, ())) for unit in query.units))
        met = ask(query, known_to(query), audience, kinds)
        found = see(met.candidates)
    return Asked(text, query, found, met.full, meant)


def ask(query: Query, known: Frequencies, audience: Audience, kinds: Collection[str] = ()) -> Found:
    """The best candidates for a query of at least one unit."""
    asked = plan(query, known, least_share(query, known))
    met = candidates(asked, audience, kinds)
    if asked.partial and len(met.candidates) < A_FEW:
        return met.with_more(candidates(whole_plan(query, known), audience, kinds))
    if met.candidates or asked.partial:
        return met
    return candidates(plan(query, known, 0.0), audience, kinds)


def known_to(query: Query) -> Frequencies:
    """How common all is that answers the query."""
    return frequencies(variant.lexeme for unit in query.units for variant in unit.variants)


def unanswered(query: Query, known: Frequencies, found: list[Candidate]) -> list[Unit]:
    """The single words of the query that nothing found answers, unless they are plain Dutch."""
    return [
        unit
        for place, unit in enumerate(doubtful_units(query, known))
        if not any(candidate.answered and candidate.answered[place] for candidate in found)
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
