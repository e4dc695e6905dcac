"""The order in which people speak. Pure: no Django, no database; same input, same output.

A round is drawn by lot, but not by lot alone: who opened or closed before does so again only when everybody of every
other profession did, and a profession with several seats does not speak in one block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations
from random import Random


def draw(seats: Mapping[int, str], rounds_before: Sequence[Sequence[str]], seed: str) -> list[int]:
    """The seats (number: profession code) in speaking order.

    `rounds_before` holds the professions of every earlier round of the session in the order in which they spoke;
    `seed` makes the lot of this round repeatable.
    """
    lot = Random(seed)
    waiting = {
        code: lot.sample(sorted(n for n, c in seats.items() if c == code), k=_count(seats, code))
        for code in sorted(set(seats.values()))
    }
    opened = Counter(order[0] for order in rounds_before if order)
    closed = Counter(order[-1] for order in rounds_before if order)
    return _spread(waiting, opened, closed, lot)


def _spread(waiting: dict[str, list[int]], opened: Counter[str], closed: Counter[str], lot: Random) -> list[int]:
    tie = {code: lot.random() for code in waiting}
    if len(waiting) < 2:
        return [seat for seats in waiting.values() for seat in seats]
    pairs = permutations(waiting, 2)
    first, last = min(pairs, key=lambda ends: (*_used(ends, opened, closed), *(tie[code] for code in ends)))
    final = waiting[last].pop()
    order = [waiting[first].pop()]
    before = first
    while any(waiting.values()):
        left = [code for code, seats in waiting.items() if seats]
        before = max(left, key=lambda code: (code != before, len(waiting[code]), tie[code]))
        order.append(waiting[before].pop())
    return [*order, final]


def _used(ends: tuple[str, str], opened: Counter[str], closed: Counter[str]) -> tuple[float, ...]:
    """How often these two had the first and the last word before: the least used pair goes first."""
    first, last = ends
    return opened[first] + closed[last], max(opened[first], closed[last])


def _count(seats: Mapping[int, str], code: str) -> int:
    return sum(1 for c in seats.values() if c == code)
