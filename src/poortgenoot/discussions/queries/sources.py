"""Everything of this room that can be found, for filling the index again; and the gate of what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from poortgenoot.discussions.access.cases import discussions_visible_to
from poortgenoot.discussions.entries import discussion_entry
from poortgenoot.discussions.models import Discussion
from poortgenoot.members.models import Member
from poortgenoot.search.entries import Entry

AT_A_TIME = 500


def discussion_entries() -> Iterator[Entry]:
    found = Discussion.objects.filter(closed_at__isnull=False, hidden_at=None).select_related("explanation", "sequel")
    for discussion in found.prefetch_related("seats", "lines", "themes").iterator(AT_A_TIME):
        yield discussion_entry(discussion)


def found_by(member: Member, ids: Collection[int]) -> set[int]:
    """The gate of the index: closed discussions in which `member` sat."""
    seen = discussions_visible_to(member).filter(pk__in=ids, hidden_at=None, closed_at__isnull=False)
    return set(seen.filter(seats__member=member, seats__taken_at__isnull=False).values_list("pk", flat=True))
