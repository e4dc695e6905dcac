"""What lies on a table: factors and cards."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.method import Step
from poortgenoot.discussions.models import Discussion, DrawnCard, Factor
from poortgenoot.discussions.shipped import Card, cards


@prepared
def factors_of(discussion: int) -> QuerySet[Factor]:
    """The factors on the table, in their order."""
    return Factor.objects.filter(discussion=discussion)


def cards_at(discussion: Discussion, step: Step | None) -> tuple[tuple[DrawnCard, Card], ...]:
    if step is None or not step.cards:
        return ()
    deck = {card.key: card for card in cards()}
    drawn = discussion.cards.filter(step=step.key)
    return tuple((one, deck[one.card]) for one in drawn if one.card in deck)
