"""What else somebody was asked for lately: one cap holds for questions and for what rooms to the right ask.

A room registers its askings in its AppConfig's `ready`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, Expression, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

type Askings = Callable[[datetime], QuerySet[Any]]
"""The rows since then, each one asking of its field `member`."""

_registered: dict[str, Askings] = {}


def register(name: str, askings: Askings) -> None:
    _registered[name] = askings


def counted(members: Collection[int], since: datetime) -> Counter[int]:
    """How often each of `members` was asked elsewhere: one query for each room."""
    found: Counter[int] = Counter()
    for askings in _registered.values():
        rows = askings(since).filter(member__in=members).order_by()
        found.update(dict(rows.values_list("member").annotate(n=Count("pk"))))
    return found


def of_each(since: datetime) -> Expression:
    """The same for each row of a query over members."""
    total: Any = Value(0)
    for askings in _registered.values():
        rows = askings(since).filter(member=OuterRef("pk")).order_by().values("member").annotate(n=Count("pk"))
        total = total + Coalesce(Subquery(rows.values("n")), 0)
    return total  # type: ignore[no-any-return]
