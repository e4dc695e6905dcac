"""Typos: how far two words are apart, and how far is still forgiven.

A slip is a letter too many, too few, wrong, or two letters that changed places.
"""

from collections.abc import Iterable

SHORTEST_WORD = 4
LONGEST_WORD = 30
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_BITS = {letter: 1 << place for place, letter in enumerate(_LETTERS)}


def forgiven(word: str) -> int:
    """How many slips are forgiven in a word of this length."""
    if len(word) < SHORTEST_WORD:
        return 0
    return 1 if len(word) < 8 else 2


def letters(word: str) -> int:
    """Which letters a word has, one bit each; a slip changes two bits at most."""
    bits = 0
    for letter in word:
        bits |= _BITS.get(letter, 0)
    return bits


def slips(one: str, other: str, most: int) -> int:
    """The least number of slips between two words, or `most` + 1 when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return min(row[-1], most + 1)


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words that `word` may have been meant for, best first; the word itself is none of them.

    Fewest slips first, then those that begin alike (people mistype endings rather than beginnings).
    """
    most = forgiven(word)
    ranked = sorted(
        (slips(word, other, most), other[:1] != word[:1], -_common_start(word, other), other)
        for other in known
        if other != word
    )
    return [other for distance, _, _, other in ranked if distance <= most][:limit]


def _common_start(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
