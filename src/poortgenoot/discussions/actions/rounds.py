"""What a step needs when the table comes to it: a speaking order, cards."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from poortgenoot.discussions import shipped, turns
from poortgenoot.discussions.access.seats import seats_at
from poortgenoot.discussions.access.steps import can_write
from poortgenoot.discussions.method import IN_TURNS, Cards, Step
from poortgenoot.discussions.models import Discussion, DrawnCard, Seat, Turn


def begin(discussion: Discussion) -> None:
    """Draw what the step asks for; coming back to a step finds it as it was."""
    step = discussion.step
    if step is None:
        return
    if step.kind in IN_TURNS and not discussion.turns.filter(step=step.key).exists():
        _draw_order(discussion, step)
    if step.cards and not discussion.cards.filter(step=step.key).exists():
        seats = [None] if step.cards is Cards.ALL else [seat.pk for seat in seats_at(discussion)]
        _deal(discussion, step.key, seats)


def sit_in(discussion: Discussion, seat: Seat) -> None:
    """Who sits down while a step goes on gets a card when each has one, and speaks last in a round. What they had
    before, they keep."""
    step = discussion.step
    if step is None:
        return
    if step.cards is Cards.EACH and not discussion.cards.filter(step=step.key, seat=seat).exists():
        _deal(discussion, step.key, [seat.pk])
    if step.kind in IN_TURNS and can_write(seat, discussion, step):
        _speak_last(discussion, seat, step)


def _speak_last(discussion: Discussion, seat: Seat, step: Step) -> None:
    order = list(discussion.turns.filter(step=step.key))
    if any(turn.seat_id == seat.pk for turn in order):
        return
    last = max((turn.place for turn in order), default=-1)
    Turn.objects.create(discussion=discussion, seat=seat, step=step.key, place=last + 1)


def _draw_order(discussion: Discussion, step: Step) -> None:
    """Of those who are asked something in it: in an "aside" the bringer listens and has no turn."""
    speaking = [seat for seat in seats_at(discussion) if can_write(seat, discussion, step)]
    seats = {seat.pk: seat.profession for seat in speaking}
    order = turns.draw(seats, rounds_before(discussion), f"{discussion.pk}:{step.key}")
    Turn.objects.bulk_create(
        Turn(discussion=discussion, seat_id=seat, step=step.key, place=place) for place, seat in enumerate(order)
    )


def rounds_before(discussion: Discussion) -> list[list[str]]:
    """The professions of every round until now, in the order in which they spoke."""
    rows = discussion.turns.order_by("step", "place").values_list("step", "seat__profession")
    found: dict[str, list[str]] = {}
    for step, profession in rows:
        found.setdefault(step, []).append(profession)
    return list(found.values())


def _deal(discussion: Discussion, step: str, seats: Sequence[int | None]) -> None:
    """A card to each, None being all: cards that were not on this table before, while there are any."""
    used = set(discussion.cards.values_list("card", flat=True))
    deck = [card.key for card in shipped.cards()]
    left = [key for key in deck if key not in used] or deck
    lot = Random(f"{discussion.pk}:{step}:cards")
    drawn = lot.sample(left, k=min(len(left), len(seats)))
    DrawnCard.objects.bulk_create(
        DrawnCard(discussion=discussion, seat_id=seat, step=step, card=drawn[n % len(drawn)])
        for n, seat in enumerate(seats)
    )
