"""Calling the API as somebody of the cast."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from poortgenoot.accounts.actions import make_token
from poortgenoot.members.models import Member


class Caller:
    """A program with the token of `member` (None: with none), a new one or the one that is given."""

    def __init__(self, member: Member | None, token: str = "") -> None:
        token = token or (make_token(member.user, "test")[1] if member and member.user else "")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(headers=headers, enforce_csrf_checks=True)

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The answer to `method` on `path` below /api/v1 (or a whole path, as `next` gives it)."""
        path = path if path.startswith("/api/") else f"/api/v1{path}"
        sent = {"data": body, "content_type": "application/json"} if method != "GET" else {}
        return self.client.generic(method, path, **_as_bytes(sent))

    def get(self, path: str) -> Any:
        return self.call("GET", path)

    def post(self, path: str, body: object = None) -> Any:
        return self.call("POST", path, body if body is not None else {})


def _as_bytes(sent: dict[str, object]) -> dict[str, Any]:
    import json

    return sent | {"data": json.dumps(sent["data"]).encode()} if sent else {}


def problem_of(answer: HttpResponse) -> dict[str, Any]:
    """The problem in an answer, which must be one as RFC 9457 wants it."""
    assert answer["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()  # type: ignore[attr-defined]
    assert told["status"] == answer.status_code
    assert told["type"] == "about:blank" or told["type"].startswith("urn:poortgenoot:")
    assert told["title"]
    assert told["detail"]
    return told


def walk(caller: Caller, path: str, rows: str) -> list[int]:
    """The ids of every row, page after page, until there is no next."""
    found: list[int] = []
    address: str | None = path
    for _page in range(50):
        if address is None:
            return found
        answer = caller.get(address).json()
        found += [row["id"] for row in answer[rows]]
        address = answer["next"]
    raise AssertionError("the walk does not end")
