"""What the parts of a method are called, for templates."""

from __future__ import annotations

from django import template

from poortgenoot.discussions.method import Active, Cards, Shows, StepKind
from poortgenoot.discussions.method_words import ACTIVE, CARDS, KINDS, SHOWS

register = template.Library()


@register.filter
def kind_name(kind: StepKind) -> str:
    """StepKind.WEIGH gives "alleen wegen, verzegeld"."""
    return str(KINDS[kind])


@register.filter
def active_name(active: Active) -> str:
    return str(ACTIVE[active])


@register.filter
def shows_names(shows: tuple[Shows, ...]) -> str:
    """What a step shows, in one line."""
    return ", ".join(str(SHOWS[one]) for one in shows)


@register.filter
def cards_name(cards: Cards) -> str:
    return str(CARDS[cards])
