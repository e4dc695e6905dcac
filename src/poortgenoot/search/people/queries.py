"""Members, read for the index."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from poortgenoot.members.access import members_visible_to
from poortgenoot.members.models import Member, Theme
from poortgenoot.search.entries import Entry
from poortgenoot.search.people.entries import KIND, entries_of

AT_A_TIME = 500


def member_entries() -> Iterator[Entry]:
    """Every member's entries, for filling the index again."""
    names = theme_names()
    found = Member.objects.filter(onboarded_at__isnull=False, erased_at__isnull=True)
    for member in found.prefetch_related("memberships", "work_places").iterator(AT_A_TIME):
        yield from entries_of(member, names)


def entries_for(member_id: int) -> list[Entry]:
    """One member's entries as the profile stands now."""
    member = Member.objects.filter(pk=member_id).prefetch_related("memberships", "work_places").first()
    return entries_of(member, theme_names()) if member else []


def theme_names() -> dict[int, str]:
    return dict(Theme.objects.values_list("pk", "name"))


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
