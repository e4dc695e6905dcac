"""Everything the house knows about one person: to take along, and to have erased.

Each room registers its part in its AppConfig's `ready`. Erasing goes from the last room to the first, so that a room
still finds what it needs of the rooms to its left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from poortgenoot.accounts.models import User

type Part = dict[str, object]
"""What one room knows, by name: rows, texts, numbers and moments, ready for JSON."""


class Texts(StrEnum):
    """What becomes of what somebody wrote."""

    KEEP = "keep"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Room:
    name: str
    about: Callable[[User], Part]
    erase: Callable[[User, Texts], None]
    demand: Callable[[User], None]


def nothing_in_the_way(user: User) -> None:
    pass


_rooms: dict[str, Room] = {}


def register(
    name: str,
    about: Callable[[User], Part],
    erase: Callable[[User, Texts], None],
    demand: Callable[[User], None] = nothing_in_the_way,
) -> None:
    """Let `about(user)` add to what can be taken along, and `erase(user, texts)` take the room's part away.

    `erase` runs inside the transaction of the whole erasure, while the user still stands.
    `demand` raises `Refused` when something must be settled first; it is asked before anything is erased.
    """
    _rooms[name] = Room(name, about, erase, demand)


def rooms() -> tuple[Room, ...]:
    """In the order in which they registered: from left to right."""
    return tuple(_rooms.values())
