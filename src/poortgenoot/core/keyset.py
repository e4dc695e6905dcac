"""Lists a page at a time, from where the last page ended: whatever comes in between, no row is missed or met twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from poortgenoot.core.limits import LIMITS


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


def newest[Row: Model](found: QuerySet[Row], by: str, after: Mark | None) -> Page[Row]:
    """A page of `found`, the latest moment in the column or annotation `by` first. One query."""
    if after:
        found = found.filter(Q((f"{by}__lt", after.at)) | Q((by, after.at), ("pk__lt", after.number)))
    return _page(found.order_by(f"-{by}", "-pk"), by)


def oldest[Row: Model](found: QuerySet[Row], by: str, after: Mark | None) -> Page[Row]:
    """The same, the earliest moment first: for what waits."""
    if after:
        found = found.filter(Q((f"{by}__gt", after.at)) | Q((by, after.at), ("pk__gt", after.number)))
    return _page(found.order_by(by, "pk"), by)


def _page[Row: Model](found: QuerySet[Row], by: str) -> Page[Row]:
    rows = list(found[: LIMITS.page_size + 1])
    shown = rows[: LIMITS.page_size]
    return Page(shown, Mark(getattr(shown[-1], by), shown[-1].pk) if len(rows) > len(shown) else None)


def mark_in(request: HttpRequest) -> Mark | None:
    """Where the page before this one ended, in the address of a screen; a strange mark begins at the first page."""
    return Mark.read(request.GET.get("na", ""))


def next_address(request: HttpRequest, after: object | None, name: str = "na") -> str | None:
    """The path of the page after this one, with the same filters; None when this was the last."""
    if after is None:
        return None
    words = request.GET.copy()
    words[name] = str(after)
    return f"{request.path}?{words.urlencode()}"
