"""Work of the clock on many things, one after another: what breaks on one keeps no other waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol

import structlog
from django.db import InterfaceError, OperationalError

log = structlog.get_logger("poortgenoot.one_by_one")


class Each(Protocol):
    """Called with numbers, or with one moment for what is done with many at once, and with what is done with each in a
    transaction of its own; gives the sum of what that returned."""

    def __call__[One: (int, datetime)](self, ones: Iterable[One], act: Callable[[One], int]) -> int: ...


@contextmanager
def one_by_one(name: str) -> Iterator[Each]:
    """Gives an `Each` for one round of work, called `name` in the log.

    What breaks is logged with the one it broke on, and raised at the end, all of it in an `ExceptionGroup`: a round
    in which something broke has failed. A database that is away ends it at once.
    """
    broken: list[Exception] = []

    def each[One: (int, datetime)](ones: Iterable[One], act: Callable[[One], int]) -> int:
        done = 0
        for one in ones:
            try:
                done += act(one)
            except (OperationalError, InterfaceError):
                raise
            except Exception as wrong:
                log.exception("broke", round=name, work=act.__module__, number=one)
                broken.append(wrong)
        return done

    yield each
    if broken:
        raise ExceptionGroup(name, broken)
