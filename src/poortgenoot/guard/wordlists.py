"""The short lists of words that this room carries in its folder ``words``. Pure reading; lines with # explain them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a list, without remarks and empty ones."""
    text = files("poortgenoot.guard").joinpath("words", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def words(name: str) -> frozenset[str]:
    """The words of a list in which blanks separate."""
    return frozenset(word for line in lines(name) for word in line.split())


def entries(name: str) -> dict[str, str]:
    """The entries of a list in which ";" separates: entry as written to the group it stands under ("" without one)."""
    found: dict[str, str] = {}
    for line in lines(name):
        group, equals, rest = line.partition("= ")
        for entry in (rest if equals else line).split(";"):
            if entry.strip():
                found[entry.strip()] = group if equals else ""
    return found


def either(names: Iterable[str]) -> str:
    """A pattern for any one of these, the longest first; names that begin alike share it, which is fast."""
    branches: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        branches.setdefault(name[:1], []).append(name[1:])
    ends = branches.pop("", None) is not None
    parts = [re.escape(sign) + _rest(rests) for sign, rests in sorted(branches.items())]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")


def _rest(rests: list[str]) -> str:
    return re.escape(rests[0]) if len(rests) == 1 else either(rests)
