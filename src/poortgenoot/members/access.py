"""Who may see which member, and which field of a profile."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from poortgenoot.members import hooks
from poortgenoot.members.models import Host, JoinRequest, Member, Membership, Shown


def sees_everybody(viewer: Member) -> bool:
    """Whether the whole directory is open: to verified members, and to the operators.

    Anybody with a mail address can join; the names of others are for who is vouched for.
    """
    return viewer.onboarded_at is not None and (viewer.is_verified or viewer.is_operator)


def members_visible_to(viewer: Member) -> QuerySet[Member]:
    """The members that `viewer` may see, of those who finished joining.

    Unverified: themselves, the members of their own hosts, who asks to join a host they moderate, and whoever a
    room to the right says they met, such as who answered their question.
    """
    everyone = Member.objects.filter(onboarded_at__isnull=False, erased_at__isnull=True)
    if sees_everybody(viewer):
        return everyone
    if viewer.onboarded_at is None:
        return everyone.filter(pk=viewer.pk)
    return everyone.filter(Q(pk=viewer.pk) | _near(viewer) | hooks.met_by(viewer))


def _near(viewer: Member) -> Q:
    shared = Membership.objects.filter(member=OuterRef("pk"), host__in=viewer.host_ids)
    asking = JoinRequest.objects.filter(member=OuterRef("pk"), host__in=viewer.moderates, decided_at=None)
    return Q(Exists(shared)) | Q(Exists(asking))


def may_see(viewer: Member, member: Member, field: str) -> bool:
    """Whether `viewer` may see the profile field `field` (one of SHOWN_FIELDS) of `member`."""
    if viewer.pk == member.pk:
        return True
    audience = member.shown_to(field)
    if audience == Shown.EVERYONE:
        return True
    return audience == Shown.HOSTS and bool(viewer.host_ids & member.host_ids)


def hosts_moderated_by(member: Member) -> QuerySet[Host]:
    """The hosts whose desk `member` may open."""
    return Host.objects.filter(pk__in=member.moderates)


def may_moderate(member: Member, host: Host) -> bool:
    return host.pk in member.moderates


def may_administer(member: Member, host: Host) -> bool:
    return host.pk in member.administers


def may_claim(domain: str, host: Host, addresses: Iterable[str]) -> bool:
    """A host has a mail domain that it had already, or where its administrator has one of these proven `addresses`.

    Whoever has an address in it joins by itself, and signs in through the host's own door.
    """
    return domain in host.mail_domains or any(a.rpartition("@")[2] == domain for a in addresses)


def may_vouch(viewer: Member, host: Host, member: Member, profession: str) -> bool:
    """A moderator of the host, for a profession that a member of the host has; nobody for themselves."""
    return (
        may_moderate(viewer, host)
        and viewer.pk != member.pk
        and profession in member.professions
        and host.pk in member.host_ids
    )


def may_see_numbers(viewer: Member, member: Member) -> bool:
    """Registration numbers: the owner, and moderators of a host the owner belongs to or asks to join."""
    if viewer.pk == member.pk:
        return True
    asked = member.requests.filter(decided_at=None, host__in=viewer.moderates)
    return bool(viewer.moderates & member.host_ids) or asked.exists()


def audience_of(member: Member) -> frozenset[str]:
    """The audiences `member` belongs to, as search entries and hints name them."""
    tokens = {"members", f"member-{member.pk}"} | {f"host-{pk}" for pk in member.host_ids}
    if sees_everybody(member):
        tokens |= {"directory"}
    if member.is_verified:
        tokens |= {"verified"} | {f"verified-host-{pk}" for pk in member.host_ids}
    return frozenset(tokens)
