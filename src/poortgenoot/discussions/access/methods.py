"""Who may use and keep the methods of a host's own."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.discussions.models import OwnMethod
from poortgenoot.members.models import Host, Member


def methods_visible_to(member: Member) -> QuerySet[OwnMethod]:
    """The own methods of the hosts that `member` belongs to, as long as they are not withdrawn."""
    if member.onboarded_at is None:
        return OwnMethod.objects.none()
    return OwnMethod.objects.filter(host__in=member.host_ids, withdrawn_at=None)


def can_keep_methods(member: Member, host: Host) -> bool:
    """Make, change and withdraw methods: a moderator of the host."""
    return host.pk in member.moderates
