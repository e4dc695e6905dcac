"""How others weighed a prepared case, laid out for its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from poortgenoot.discussions import revealing, words
from poortgenoot.discussions.beside_me import furthest
from poortgenoot.discussions.models import PreparedCase
from poortgenoot.discussions.queries.alone import Opened
from poortgenoot.discussions.revealing import Said, Shown, Thing


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of the answers, and how many of each profession chose it."""

    text: str
    chosen: tuple[tuple[str, int], ...]
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Others:
    factors: tuple[Shown, ...]
    verdicts: tuple[Verdict, ...]
    said: Said
    people: int
    professions: tuple[str, ...]
    beside: str = ""
    """Where the reader stands furthest from another profession; empty for who weighed nothing here."""
    locked: int = 0
    """So many marks no key of ours opens: they are not in the rest."""


def laid_out(prepared: PreparedCase, given: Sequence[Opened]) -> Others:
    opened = [one for one in given if not one.contents.is_locked]
    things = [Thing(f["key"], f["group"], f["title"], f["hint"]) for f in prepared.factors]
    found = revealing.voices(things, ((o.profession, o.contents, o.is_mine) for o in opened))
    drawn = revealing.pictures(found)
    shown = revealing.shown(things, drawn)
    apart = furthest({one.factor.key: found[one.factor.key] for one in shown if one.is_open})
    return Others(
        tuple(shown),
        tuple(_verdict(row["key"], row["text"], opened) for row in prepared.verdicts),
        revealing.said(things, found, drawn),
        len(opened),
        tuple(sorted({o.profession for o in opened})),
        words.beside(apart, {thing.key: thing.title for thing in things}) if apart else "",
        len(given) - len(opened),
    )


def _verdict(key: str, text: str, opened: Sequence[Opened]) -> Verdict:
    chose = [o for o in opened if o.contents.verdict == key]
    counted = Counter(o.profession for o in chose)
    return Verdict(text, tuple(sorted(counted.items())), any(o.is_mine for o in chose))
