"""Text that can be kept: PostgreSQL keeps every character except NUL (U+0000), and nobody types that one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest

NUL = "\0"

type Json = str | int | float | bool | Iterable["Json"] | Mapping[str, "Json"] | None


def holds_nul(value: Json) -> bool:
    """Whether the character stands anywhere in what a program sent, names of fields included."""
    if isinstance(value, str):
        return NUL in value
    if isinstance(value, Mapping):
        return any(holds_nul(key) or holds_nul(part) for key, part in value.items())
    return isinstance(value, Iterable) and any(holds_nul(part) for part in value)


def address_holds_nul(request: HttpRequest) -> bool:
    return NUL in request.path or holds_nul(dict(request.GET.lists()))


def form_holds_nul(request: HttpRequest) -> bool:
    return holds_nul(dict(request.POST.lists()))
