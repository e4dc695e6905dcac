"""Hosts, their links and their queues."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.members.models import Host, HostLink, JoinRequest, Member, Membership


def link_by_code(code: str) -> HostLink | None:
    """The link with this code, whether it is still open or not."""
    if "\0" in code:
        return None  # PostgreSQL refuses to look for it
    return HostLink.objects.filter(code=code).select_related("host").first()


def joinable_by(member: Member) -> QuerySet[Host]:
    """The hosts that `member` does not belong to yet."""
    return Host.objects.exclude(memberships__member=member)


def of(member: Member) -> QuerySet[Membership]:
    return Membership.objects.filter(member=member).select_related("host").order_by("host__name")


def waiting_requests_of(member: Member) -> QuerySet[JoinRequest]:
    return JoinRequest.objects.filter(member=member, decided_at=None).select_related("host")


def open_requests_at(host: Host) -> QuerySet[JoinRequest]:
    """Who asks to join, the longest waiting first."""
    waiting = JoinRequest.objects.filter(host=host, decided_at=None).select_related("member")
    return waiting.prefetch_related("member__registrations").order_by("at")


def host_called(slug: str) -> Host | None:
    return Host.objects.filter(slug=slug).first()


def with_oidc() -> QuerySet[Host]:
    """The hosts that set up signing in at their own organisation."""
    return Host.objects.exclude(oidc={})
