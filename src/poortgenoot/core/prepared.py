"""Queries whose SQL is written once: putting a query together costs Django far more time than PostgreSQL needs for it.

    @prepared
    def seats_of(member: int, pk: int) -> QuerySet[Seat]:
        return Seat.objects.filter(member=member, discussion=pk)

    seats_of(3, 7)  # a list of seats

The function runs once for each shape of what it is given, with stand-ins for the numbers, texts and moments; later
calls only put the real ones in their places. A truth value is no stand-in but another shape, so a function may branch
on it; of a set or tuple the length is part of the shape. What the function takes from anywhere else is frozen into the
SQL: a clock it reads itself is noticed (`Frozen`), as is a value that does not come back in the SQL.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet

LONG_AGO, HIGHEST = datetime(1900, 1, 1, tzinfo=UTC), 2_000_000_000
type Shape = tuple[object, ...]


class Frozen(TypeError):
    """A value would stay in the SQL for ever, or cannot be put in its place."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A compiled query; `places[n]` is which value stands at parameter n, None for one that never changes."""

    queryset: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: tuple[object, ...]
    places: tuple[int | None, ...]

    def rows(self, values: Sequence[object]) -> list[Any]:
        given = zip(self.parameters, self.places, strict=True)
        parameters = tuple(fixed if place is None else values[place] for fixed, place in given)
        compiler = _twin(self.compiler, connection=connections[DEFAULT_DB_ALIAS], as_sql=lambda: (self.sql, parameters))
        query = _twin(self.queryset.query, get_compiler=lambda **_using: compiler)
        return list(_twin(self.queryset, _query=query))


class Prepared[**P, M: Model]:
    """What `prepared` makes of a function; call it with positional values."""

    def __init__(self, build: Callable[P, QuerySet[M]]) -> None:
        self.build: Callable[..., QuerySet[M]] = build
        self._statements: dict[Shape, _Statement | None] = {}
        update_wrapper(self, build)

    def __call__(self, *given: P.args, **named: P.kwargs) -> list[M]:
        assert not named, "values go by place"
        shape = tuple(_shape(value) for value in given)
        if shape not in self._statements:
            self._statements[shape] = self._compile(given)
        statement = self._statements[shape]
        return statement.rows(list(_flat(given))) if statement else []

    def first(self, *given: P.args, **named: P.kwargs) -> M | None:
        return next(iter(self(*given, **named)), None)

    def get(self, *given: P.args, **named: P.kwargs) -> M:
        """The one row; raises the model's own `DoesNotExist`, as a queryset does, and `MultipleObjectsReturned`."""
        found = self(*given, **named)
        if len(found) == 1:
            return found[0]
        model: Any = self.build(*given, **named).model
        raise model.MultipleObjectsReturned if found else model.DoesNotExist

    def _compile(self, given: Sequence[object]) -> _Statement | None:
        """None where an empty set leaves nothing to be found."""
        try:
            one, other = (self._once(given, _stand_ins(start)) for start in (0, 5000))
        except EmptyResultSet:
            if () in given or frozenset() in given:
                return None
            raise
        if one.sql != other.sql or one.places != other.places or _fixed(one) != _fixed(other):
            raise Frozen(f"{self.build.__qualname__} takes a value from elsewhere that changes: give it along")
        return one

    def _once(self, given: Sequence[object], stand_in: Callable[[object], object]) -> _Statement:
        values = [_replaced(value, stand_in) for value in given]
        queryset = self.build(*values)
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        order = {value: place for place, value in enumerate(_flat(values))}
        places = tuple(order.get(p) if isinstance(p, (int, str, datetime)) else None for p in parameters)
        if lost := set(order.values()) - set(places):
            raise Frozen(f"{self.build.__qualname__} does not use value {min(lost)} as it is")
        return _Statement(queryset, compiler, sql, tuple(parameters), places)


def prepared[**P, M: Model](build: Callable[P, QuerySet[M]]) -> Prepared[P, M]:
    """See the module. The queryset may use `select_related` and `prefetch_related`, not `values`."""
    return Prepared(build)


def _shape(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, (frozenset, tuple)):
        return type(value), len(value)
    if isinstance(value, (int, str, datetime)):
        return type(value)
    raise Frozen(f"{type(value).__name__} has no stand-in")


def _replaced(value: object, stand_in: Callable[[object], object]) -> object:
    return tuple(map(stand_in, value)) if isinstance(value, (frozenset, tuple)) else stand_in(value)


def _flat(values: Sequence[object]) -> Iterator[object]:
    """The values that stand in the SQL one by one."""
    for value in values:
        if isinstance(value, (frozenset, tuple)):
            yield from value
        elif not isinstance(value, bool):
            yield value


def _stand_ins(start: int) -> Callable[[object], object]:
    """Values that nobody uses, each another; a truth value stands for itself."""
    count = itertools.count(start)

    def one(value: object) -> object:
        if isinstance(value, bool):
            return value
        n = next(count)
        if isinstance(value, str):
            return f"stand-in {n}"
        return LONG_AGO + timedelta(seconds=n) if isinstance(value, datetime) else HIGHEST + n

    return one


def _fixed(statement: _Statement) -> list[object]:
    return [p for p, place in zip(statement.parameters, statement.places, strict=True) if place is None]


def _twin[T](original: T, **other: object) -> T:
    """The same object with some attributes of its own; never `copy`, which would have a queryset read its rows."""
    twin = object.__new__(type(original))
    twin.__dict__.update(original.__dict__, **other)
    return twin
