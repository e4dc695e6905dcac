"""Somebody else's congress, peer group or site: a link and a code with which everybody there weighs the same case."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions.access.alone import can_gather, can_show
from poortgenoot.discussions.actions.guarded import demand_nobody
from poortgenoot.discussions.models import Gathering, PreparedCase
from poortgenoot.members.models import Host, Member

LETTERS, LENGTH = "23456789abcdefghjkmnpqrstuvwxyz", 9
"""Short enough to type over without mistaking one for another, long enough not to be guessed (2**44)."""


@transaction.atomic
def gather(host: Host, prepared: PreparedCase, title: str, ends_at: datetime, *, by: Member) -> Gathering:
    """A link to `prepared` until `ends_at`, with a pool of its own.

    Raises `Refused`, `ValidationError` for a title that points at somebody.
    """
    demand(can_gather(by, host, prepared) and ends_at > clock.now())
    demand_nobody({"title": title})
    made = Gathering.objects.create(
        host=host,
        by=by,
        prepared=prepared,
        title=title.strip(),
        code="".join(secrets.choice(LETTERS) for _letter in range(LENGTH)),
        ends_at=ends_at,
    )
    ledger.record("gathered", made, by=by, host=host.pk, case=prepared.pk)
    return made


@transaction.atomic
def withdraw(gathering: Gathering, *, by: Member) -> None:
    """Nobody weighs by this link any more; who sealed still sees the others. Raises `Refused`."""
    demand(can_show(by, gathering))
    if gathering.withdrawn_at is None:
        gathering.withdrawn_at = clock.now()
        gathering.save(update_fields=["withdrawn_at"])
        ledger.record("withdrew", gathering, by=by, host=gathering.host_id)
