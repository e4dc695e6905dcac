"""The deck on A4, eight cards a page, with cutting marks. Words in, bytes out; the file is made once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from poortgenoot.core import paper
from poortgenoot.discussions.deck import suits

TEMPLATE = Path(__file__).with_name("cards.typ")


@cache
def pdf() -> bytes:
    """Six pages, a third of a second. What stands on its head is the second thought: one turns the card."""
    deck = [
        {"group": str(suit.name), "shape": _svg(suit.shape), "text": card.text, "turn": card.turn}
        for suit in suits()
        for card in suit.cards
    ]
    words = {"title": _("Kaarten voor het gesprek"), "turn": _("Draai de kaart om"), "cards": deck}
    return paper.pdf(TEMPLATE, words)


def _svg(shape: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{shape}" fill="#2a2520"/></svg>'
