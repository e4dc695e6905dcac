"""Every change of a member, a membership or a vouch passes here, so that directory and index follow at once."""

from __future__ import annotations

from collections.abc import Iterable

from poortgenoot.core import clock
from poortgenoot.members import hooks
from poortgenoot.members.models import Member

_CACHED = ("_belonging", "_roles", "host_ids", "verified_professions", "moderates", "administers")


def touch(member: Member) -> None:
    """Mark `member` as changed now, and forget what was derived. Call it inside the transaction."""
    for name in (*_CACHED, "_prefetched_objects_cache"):
        member.__dict__.pop(name, None)
    member.changed_at = clock.now()
    member.save(update_fields=["changed_at"])
    hooks.changed.send(Member, member=member)


def touch_all(members: Iterable[Member]) -> None:
    for member in members:
        touch(member)
