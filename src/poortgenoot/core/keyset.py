"""Lists a page at a time, from where the last page ended: whatever comes in between, no row is missed or met twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ended: moment and number of its last line. As text: "2026-03-01T09:30:00+00:00~12"."""

    at: datetime
    number: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.number}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """The mark in an address; None when it is none."""
        moment, _tilde, number = text.partition("~")
        try:
            at = datetime.fromisoformat(moment)
            return cls(at, int(number)) if at.tzinfo and 1 < at.year < 9999 else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Page[Row]:
    """`after` is the mark of the next page; None on the last."""

    rows: list[Row]
    after: Mark | None


def demand_mark(text: str) -> Mark | None:
    """The mark that a program sent; None without one. `ValidationError` for one that is not ours: starting again
    without a word would let it walk in a circle."""
    if not text:
        return None
    if mark := Mark.read(text):
        return mark
    raise ValidationError({"after": [_("Neem dit over uit `next` van de vorige bladzijde.")]})


def next_address(request: HttpRequest, after: object | None) -> str | None:
    """The path of the page after this one, with the same filters; None when this was the last."""
    if after is None:
        return None
    words = request.GET.copy()
    words["after"] = str(after)
    return f"{request.path}?{words.urlencode()}"
