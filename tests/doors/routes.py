"""Every route of the house, read from the house itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

NOT_OURS = ("openid_connect",)
"""Call-backs of the sign-in library that make no sense without a provider."""


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str

    @property
    def needs(self) -> set[str]:
        return set(re.findall(r"<(?:\w+:)?(\w+)>", self.pattern))


def routes() -> list[Route]:
    """All pages, by name; the API has its own matrix in tests/api."""
    found = {Route(name, pattern) for name, pattern in _walk(get_resolver(), "", ())}
    return sorted((r for r in found if not r.name.startswith("api:")), key=lambda r: (r.name, r.pattern))


def _walk(resolver: URLResolver, prefix: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            space = (entry.namespace,) if entry.namespace else ()
            yield from _walk(entry, pattern, spaces + space)
        elif isinstance(entry, URLPattern) and not any(word in pattern + (entry.name or "") for word in NOT_OURS):
            yield ":".join((*spaces, entry.name or pattern)), pattern
