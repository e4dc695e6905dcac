"""Who in this process listens for hints: the open sockets, by audience.

Hints reach every process over PostgreSQL (`core.hints`), so nothing has to be shared between processes here. All of it
happens in the event loop of the server.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

type Hearer = Callable[[str], None]

_hearers: defaultdict[str, set[Hearer]] = defaultdict(set)


def join(audience: str, hearer: Hearer) -> None:
    """From now on `hearer` is called with the topic of each hint to `audience`; it must return at once."""
    _hearers[audience].add(hearer)


def leave(audience: str, hearer: Hearer) -> None:
    _hearers[audience].discard(hearer)
    if not _hearers[audience]:
        del _hearers[audience]


def tell(audience: str, topic: str) -> None:
    for hearer in tuple(_hearers.get(audience, ())):
        hearer(topic)


def tell_all(topic: str) -> None:
    """Tell everybody, of every audience."""
    for audience in tuple(_hearers):
        tell(audience, topic)


def count() -> int:
    """How many are listening now."""
    return sum(map(len, _hearers.values()))
