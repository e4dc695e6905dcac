"""What a step needs when the table comes to it: a speaking order, cards."""

from __future__ import annotations

from random import Random

from poortgenoot.discussions import access, shipped, turns
from poortgenoot.discussions.method import Cards, StepKind
from poortgenoot.discussions.models import Discussion, DrawnCard, Seat, Turn

IN_TURNS = frozenset({StepKind.TURNS, StepKind.ASIDE})


def begin(discussion: Discussion) -> None:
    """Draw what the step asks for; coming back to a step finds it as it was."""
    step = discussion.step
    if step is None:
        return
    if step.kind in IN_TURNS and not discussion.turns.filter(step=step.key).exists():
        _draw_order(discussion, step.key)
    if step.cards and not discussion.cards.filter(step=step.key).exists():
        _draw_cards(discussion, step.key, step.cards)


def sit_in(discussion: Discussion, seat: Seat) -> None:
    """Who sits down while a round goes on speaks last in it, and keeps the turn they had before."""
    step = discussion.step
    order = discussion.turns.filter(step=step.key) if step and step.kind in IN_TURNS else None
    if order is None or not order.exists() or order.filter(seat=seat).exists():
        return
    last = max(turn.place for turn in order)
    Turn.objects.create(discussion=discussion, seat=seat, step=step.key if step else "", place=last + 1)


def _draw_order(discussion: Discussion, step: str) -> None:
    seats = {seat.pk: seat.profession for seat in access.seats_at(discussion)}
    order = turns.draw(seats, rounds_before(discussion), f"{discussion.pk}:{step}")
    Turn.objects.bulk_create(
        Turn(discussion=discussion, seat_id=seat, step=step, place=place) for place, seat in enumerate(order)
    )


def rounds_before(discussion: Discussion) -> list[list[str]]:
    """The professions of every round until now, in the order in which they spoke."""
    rows = discussion.turns.order_by("step", "place").values_list("step", "seat__profession")
    found: dict[str, list[str]] = {}
    for step, profession in rows:
        found.setdefault(step, []).append(profession)
    return list(found.values())


def _draw_cards(discussion: Discussion, step: str, how: Cards) -> None:
    """Cards that were not on this table before, while there are any."""
    used = set(discussion.cards.values_list("card", flat=True))
    deck = [card.key for card in shipped.cards()]
    left = [key for key in deck if key not in used] or deck
    lot = Random(f"{discussion.pk}:{step}:cards")
    seats = [None] if how is Cards.ALL else [seat.pk for seat in access.seats_at(discussion)]
    drawn = lot.sample(left, k=min(len(left), len(seats)))
    DrawnCard.objects.bulk_create(
        DrawnCard(discussion=discussion, seat_id=seat, step=step, card=drawn[n % len(drawn)])
        for n, seat in enumerate(seats)
    )
