"""Small things the page tests share."""

from __future__ import annotations

import re
import uuid

from django.http import HttpResponse
from tests.cast import client_of

from poortgenoot.members.models import Member

CASE = {
    "happened": "Iemand werkt na een burn-out weer een paar ochtenden en loopt vast op de opbouw.",
    "wants": "Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
    "sentence": "Bouw ik eerst de uren op of eerst de taken?",
    "title": "Bij burn-out eerst uren of eerst taken opbouwen?",
    "professions": ["BA"],
    "term": "week",
    "reading": "asked",
}


def case(**changes: object) -> dict[str, object]:
    """What an asker sends."""
    return {**CASE, "draft_key": str(uuid.uuid4()), **changes}


def look(member: Member | None, path: str) -> str:
    """The page as `member` sees it."""
    return text_of(client_of(member).get(path))


def send(member: Member | None, path: str, /, **data: object) -> HttpResponse:
    return client_of(member).post(path, data)


def text_of(response: HttpResponse) -> str:
    """What is read on a page: without tags, with single spaces."""
    body = re.sub(r"<(script|style|title)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("&#x27;", "'").replace("&quot;", '"')
