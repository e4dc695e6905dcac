"""Signing in at one's own organisation (OpenID Connect), one door a host.

Hosts stand to the right of this room: they register how their doors are found and whom a door may let in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from poortgenoot.accounts.models import User


@dataclass(frozen=True, slots=True)
class Door:
    """`slug` names it in addresses, `name` on the button. `server_url`: where /.well-known/ stands under."""

    slug: str
    name: str
    server_url: str
    client_id: str
    secret: str


type Find = Callable[[], Iterable[Door]]
type Welcomes = Callable[[str, str, User | None], bool]

_find: Find = tuple
_welcomes: Welcomes | None = None


def register(find: Find, welcomes: Welcomes) -> None:
    """`find()` gives all doors; `welcomes(slug, email, user)` whether that door may let somebody in by this address:
    as `user` when the address belongs to one, else as somebody new."""
    global _find, _welcomes
    _find, _welcomes = find, welcomes


def doors() -> list[Door]:
    return list(_find())


def welcomes(slug: str, email: str, user: User | None) -> bool:
    """Closed by default."""
    return _welcomes is not None and _welcomes(slug, email, user)
