"""The deck of discussion cards by group, each group with a word and a shape of its own. The shapes are SVG paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from poortgenoot.discussions.shipped import Card, cards
from poortgenoot.discussions.words import GROUPS


@dataclass(frozen=True, slots=True)
class Suit:
    """A group of cards. `shape` is a path in a 24 × 24 box."""

    key: str
    name: str | Promise
    shape: str
    cards: tuple[Card, ...] = ()


SHAPES = {
    "employee": "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20z",
    "professional": "M3 3h18v18H3z",
    "law": "M12 2l10 19H2z",
    "local": "M12 1l11 11-11 11L1 12z",
    "organisation": "M12 1.5l9.5 5.25v10.5L12 22.5l-9.5-5.25V6.75z",
    "market": "M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.500H2v-7h6.500z",
    "telling": "M2 3h20v13H12l-5 6v-6H2z",
}
TELLING = _("het de werknemer vertellen")


def suits() -> list[Suit]:
    """The seven groups in the order of the deck."""
    names = {**{str(group): name for group, name in GROUPS.items()}, "telling": TELLING}
    return [Suit(key, names[key], shape, _of(key, cards())) for key, shape in SHAPES.items()]


def suit_of(card: Card) -> Suit:
    return next(suit for suit in suits() if suit.key == card.group)


def _of(group: str, deck: Sequence[Card]) -> tuple[Card, ...]:
    return tuple(card for card in deck if card.group == group)
