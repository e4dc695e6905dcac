"""Cut Dutch compounds into the words they are made of.

In: a folded word. Out: its parts in order, as written without the letters that join them,
or nothing for a word that is one word: arbeidsbelastbaarheid → arbeid, belastbaarheid.
Of all ways to cut, the cheapest wins: few parts, long parts, and parts that the field knows.
"""

from functools import lru_cache

from poortgenoot.search.analyser.lemmas import FIELD_WORDS, lemma
from poortgenoot.search.analyser.lists import word_set

SHORTEST_COMPOUND = 7
LONGEST_COMPOUND = 40
_SHORTEST_PART = 4
_JOINTS = {"": 0.0, "s": 0.05, "en": 0.5, "n": 0.5, "e": 0.9}
_NEVER_PARTS = word_set("never_parts")
_WORTH_CUTTING = 3.6


@lru_cache(maxsize=65_536)
def parts(word: str) -> tuple[str, ...]:
    """The words that `word` is made of, at least two, or () when it is no compound."""
    if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
        return ()
    best = _cheapest(word)
    if best is None or len(best[1]) < 2 or best[0] > _WORTH_CUTTING * len(best[1]) - 2.0:
        return ()
    return best[1]


def head_of(word: str) -> str | None:
    """The last part as it stands in the word, which carries the inflection: loonsancties → sancties."""
    cut = parts(word)
    return cut[-1] if cut else None


@lru_cache(maxsize=65_536)
def _price(part: str) -> float | None:
    """What it costs to believe that `part` is a word: 1 is certain, None is never."""
    if part in FIELD_WORDS:
        return 1.0
    if len(part) < _SHORTEST_PART or part in _NEVER_PARTS:
        return None
    ground = lemma(part)
    if ground is None or ground in _NEVER_PARTS:
        return None
    if ground in FIELD_WORDS:
        return 1.1
    return 2.0 if len(part) > 5 else 3.0


def _cheapest(word: str) -> tuple[float, tuple[str, ...]] | None:
    """Cheapest way to cut `word[:end]` for every end; the last is the answer."""
    ways: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *[None] * len(word)]
    for end in range(3, len(word) + 1):
        for start in range(end - 2):
            way = ways[start]
            if way is None or (start == 0 and end == len(word)):
                continue
            found = _price_with_joint(word[start:end], end == len(word))
            if found is None:
                continue
            cost = way[0] + found[0]
            known = ways[end]
            if known is None or cost < known[0]:
                ways[end] = (cost, (*way[1], found[1]))
    return ways[len(word)]


def _price_with_joint(piece: str, last: bool) -> tuple[float, str] | None:
    options: list[tuple[float, str]] = []
    for joint, extra in _JOINTS.items():
        if joint and (last or not piece.endswith(joint)):
            continue
        part = piece[: len(piece) - len(joint)]
        price = _price(part)
        if price is not None:
            options.append((price + extra, part))
    return min(options, default=None)
