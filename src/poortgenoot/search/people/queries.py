"""Members, read for the index."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from poortgenoot.members.access import members_visible_to
from poortgenoot.members.models import Member, Membership, Theme
from poortgenoot.search.entries import Entry
from poortgenoot.search.people.entries import KIND, entries_of

AT_A_TIME = 500


def member_entries() -> Iterator[Entry]:
    """Every member's entries, for filling the index again."""
    names = dict(Theme.objects.values_list("pk", "name"))
    found = Member.objects.filter(onboarded_at__isnull=False, erased_at__isnull=True)
    for member in found.prefetch_related("memberships", "work_places").iterator(AT_A_TIME):
        yield from entries_of(member, member.host_ids, names)


def member(member_id: int) -> Member | None:
    return Member.objects.filter(pk=member_id).first()


def entries_for(member: Member | None) -> list[Entry]:
    """One member's entries, with hosts and themes as the database holds them now; none for who is not there."""
    if member is None or member.onboarded_at is None or member.erased_at is not None:
        return []
    hosts = frozenset(Membership.objects.filter(member_id=member.pk).values_list("host_id", flat=True))
    themes = {*member.themes_brought, *member.themes_sought}
    names = dict(Theme.objects.filter(pk__in=themes).values_list("pk", "name")) if themes else {}
    return entries_of(member, hosts, names)


def member_with(mail: str) -> Member | None:
    """The member who signs in with this address."""
    return Member.objects.filter(user__email__iexact=mail).first()


def visible(member: Member, ids: Collection[int]) -> set[int]:
    """The gate of members in the index."""
    return set(members_visible_to(member).filter(pk__in=ids).values_list("pk", flat=True))


def found_by(viewer: Member, text: str) -> set[int]:
    """The members whose profile answers `text`, as the directory asks for them."""
    from poortgenoot.search.queries import find_ids

    return find_ids(text, viewer, KIND)
