"""What a host's desk shows: numbers per profession, who waits, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from poortgenoot.core import clock
from poortgenoot.members import desk
from poortgenoot.members.models import Host, HostLink, ListedAddress, Member, Membership, Vouch
from poortgenoot.members.professions import Profession
from poortgenoot.members.roster import hosting
from poortgenoot.members.roster.snapshot import roster

ON_PAGE = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """One profession at a host. `more` are the numbers that other rooms add, in the order of `desk.columns`."""

    code: str
    invited: int
    joined: int
    verified: int
    waiting: int
    more: tuple[int, ...]


def standings(host: Host) -> list[Standing]:
    """Every profession with somebody invited or joined, in the order of the codes; "" for list lines without one."""
    invited, waiting = _listed(host)
    joined, verified = _joined(host)
    added = [column.count(host) for column in desk.columns()]
    rows = [
        Standing(
            code,
            invited.get(code, 0),
            joined.get(code, 0),
            verified.get(code, 0),
            waiting.get(code, 0),
            tuple(counts.get(code, 0) for counts in added),
        )
        for code in [*Profession.values, ""]
    ]
    return [row for row in rows if row.invited or row.joined]


def _listed(host: Host) -> tuple[dict[str, int], dict[str, int]]:
    rows = ListedAddress.objects.filter(host=host).values_list("profession").order_by("profession")
    counted = list(rows.annotate(n=Count("pk"), waiting=Count("pk", filter=Q(joined=None))))
    return {code: n for code, n, _ in counted}, {code: waiting for code, _, waiting in counted}


def _joined(host: Host) -> tuple[Mapping[str, int], Mapping[str, int]]:
    roster.refresh()
    with roster.lock:
        mask = hosting.at_host(roster.columns, host.pk)
        by = hosting.by_profession
        return by(roster.columns.professions, mask), by(roster.columns.verified, mask)


def unverified_ids(host: Host) -> list[int]:
    """Members of the host with a profession that no host vouches for."""
    roster.refresh()
    with roster.lock:
        columns = roster.columns
        return [int(pk) for pk in hosting.unverified(columns, hosting.at_host(columns, host.pk))]


def unverified_at(host: Host) -> QuerySet[Member]:
    """The same, longest a member first, with what a moderator wants to know."""
    members = Member.objects.filter(pk__in=unverified_ids(host)).order_by("joined_at", "pk")
    return members.prefetch_related("registrations", "vouches", "memberships").select_related("user")


def memberships_at(host: Host, text: str) -> QuerySet[Membership]:
    """Members of the host by name; with `text` those whose name or address has it."""
    found = Membership.objects.filter(host=host).select_related("member__user").order_by("member__name", "pk")
    if text:
        found = found.filter(Q(member__name__icontains=text) | Q(member__user__email__icontains=text))
    return found.prefetch_related("member__vouches")


def membership_at(host: Host, pk: int) -> Membership | None:
    return Membership.objects.filter(host=host, pk=pk).select_related("member", "host").first()


def members_of(host: Host, ids: list[int]) -> dict[int, Member]:
    found = Member.objects.filter(pk__in=ids, memberships__host=host).prefetch_related("memberships")
    return {member.pk: member for member in found}


def links_of(host: Host) -> QuerySet[HostLink]:
    """The links that still work, the newest first."""
    open_ones = Q(ends_at=None) | Q(ends_at__gt=clock.now())
    return HostLink.objects.filter(open_ones, host=host, withdrawn_at=None).order_by("-created_at")


def waiting_on_list(host: Host) -> QuerySet[ListedAddress]:
    """Who is on the member list and has not joined, the longest waiting first."""
    return ListedAddress.objects.filter(host=host, joined=None).order_by("invited_at", "email", "pk")


def vouches_by(host: Host) -> QuerySet[Vouch]:
    return Vouch.objects.filter(host=host)


def domain_taken(domain: str, host: Host) -> bool:
    """Whether another host lets people in by this mail domain."""
    return Host.objects.filter(mail_domains__contains=[domain]).exclude(pk=host.pk).exists()
