"""A condition that asks whether a row is there, cheap to build: gates stand on every page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import BooleanField, F, Func, Model

type Sought = F | str | int | Collection[int]


class There(Func):
    """Whether `model` has a row with these values: a column of the outer query as F, one value, or any of a collection.

    The same as `Exists(model.objects.filter(...))` without a query set in the query set, which takes Django ten times
    as long to build and compile. A field is named as on the model and compared by "="; NULL matches nothing.
    It may stand in a filter, behind ~, and in a query within a query.
    """

    output_field = BooleanField()

    def __init__(self, model: type[Model], **sought: Sought) -> None:
        super().__init__(*(value for value in sought.values() if isinstance(value, F)))
        self.table = model._meta.db_table
        self.sought = [(model._meta.get_field(name).column, value) for name, value in sought.items()]  # type: ignore[union-attr]

    def as_sql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        outer = iter(self.get_source_expressions())
        tests: list[str] = []
        values: list[Any] = []
        for column, value in self.sought:
            test, more = compiler.compile(next(outer)) if isinstance(value, F) else _given(value)
            tests.append(f'there."{column}" = {test}')
            values.extend(more)
        return f'EXISTS (SELECT 1 FROM "{self.table}" there WHERE {" AND ".join(tests)})', tuple(values)


def _given(value: str | int | Collection[int]) -> tuple[str, list[Any]]:
    return ("%s", [value]) if isinstance(value, str | int) else ("ANY(%s)", [sorted(value)])
