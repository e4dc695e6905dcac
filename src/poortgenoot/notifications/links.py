"""Links that are made at the moment a mail leaves: no key to anything lies in the mail queue.

A room registers how it makes its links; a mail holds only the name, such as "invitation:5".
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

MARK = "§link§"
"""Stands in a waiting mail where the link will come."""

_makers: dict[str, Callable[[int], str]] = {}


def register(kind: str, make: Callable[[int], str]) -> None:
    """From now on links called "<kind>:<id>" are made by `make(id)`, which returns a path."""
    _makers[kind] = make


def absolute(path: str) -> str:
    return settings.SITE_URL + path


def fill(text: str, link: str) -> str:
    """`text` with its mark replaced by the link called `link`, made now; unchanged without a link."""
    if not link:
        return text
    kind, _, number = link.partition(":")
    return text.replace(MARK, absolute(_makers[kind](int(number))))
