"""Writing the ledger."""

from __future__ import annotations

from typing import Protocol

from django.db import models

from poortgenoot.core.models import Event


class Actor(Protocol):
    @property
    def pk(self) -> int | None: ...


type Fact = str | int | bool | list[str] | list[int] | None


def record(verb: str, subject: models.Model, *, by: Actor | None, **facts: Fact) -> Event:
    """Write one line: `by` did `verb` to `subject`. Call it inside the transaction of the change.

    `facts` hold codes and counts only: never a text about a case.
    """
    kind = subject._meta.model_name or ""
    actor = by.pk if by else None
    return Event.objects.create(verb=verb, kind=kind, object_id=subject.pk, actor_id=actor, facts=facts)
