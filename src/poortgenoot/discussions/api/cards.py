"""The deck of discussion cards, for programs. What is drawn at a table stands in `mine.card` of that table."""

from __future__ import annotations

import random

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from poortgenoot.discussions import shipped
from poortgenoot.discussions.papers.cards import pdf

router = Router(tags=["methods"])


class CardOut(Schema):
    key: str
    group: str
    text: str
    turn: str = Field(description="The second thought, on its other side.")


class Deck(Schema):
    """All of them."""

    cards: list[CardOut]


@router.get("/cards", response=Deck, summary="The whole deck")
def cards(request: HttpRequest) -> Deck:
    return Deck(cards=[_card(one) for one in shipped.cards()])


@router.get("/cards/drawn", response=CardOut, summary="One of them, drawn anew each time")
def drawn(request: HttpRequest) -> CardOut:
    return _card(random.choice(shipped.cards()))


@router.get("/cards.pdf", response={200: None}, summary="The deck to print and cut (PDF)")
def paper(request: HttpRequest) -> HttpResponse:
    return HttpResponse(pdf(), content_type="application/pdf")


def _card(one: shipped.Card) -> CardOut:
    return CardOut(key=one.key, group=one.group, text=one.text, turn=one.turn)
