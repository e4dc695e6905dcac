"""Joining a host: by its link, its mail domain, its member list, or on request."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, demand
from poortgenoot.core.models import Event
from poortgenoot.members.access import may_moderate
from poortgenoot.members.actions.touching import touch
from poortgenoot.members.actions.vouching import give
from poortgenoot.members.hooks import News, tell
from poortgenoot.members.models import Host, HostLink, JoinRequest, ListedAddress, Member, Membership, Vouch


@transaction.atomic
def arrive(member: Member, addresses: Iterable[str]) -> list[Host]:
    """Join the hosts that know one of the proven mail `addresses`, by domain or, as a newcomer, by list; returns the
    new ones. Who is a member already joins by a list on their own word only (`take_up`): whoever moderates a host
    reads numbers and fields that its members show to nobody else.

    Member lists vouch, a domain vouches when its host says so. Who has not told a profession yet is vouched
    for when telling it (`vouch_by_origin`).
    """
    known = {address.lower() for address in addresses}
    member = Member.objects.select_for_update().get(pk=member.pk)
    listed = ListedAddress.objects.filter(email__in=known, joined=None).select_related("host")
    if member.onboarded_at:
        listed = listed.none()
    hosts = _hosts_with_domain(known) - _been_at(member) | {line.host for line in listed}
    fresh = [host for host in sorted(hosts, key=lambda h: h.pk) if _join(member, host, how="address")]
    for host in fresh if member.onboarded_at else ():
        _vouch_for_domain(member, host, known)
    _prefill(member, listed)
    listed.update(joined=member)
    return fresh


@transaction.atomic
def take_up(host: Host, addresses: Iterable[str], *, by: Member) -> bool:
    """`by`, with these proven mail `addresses`, joins the host that has them on its list; whether it has."""
    known = {address.lower() for address in addresses}
    lines = list(ListedAddress.objects.filter(host=host, email__in=known, joined=None).select_related("host"))
    if not lines:
        return False
    _join(by, host, how="list")
    _close_request(by, host)
    for line in lines:
        _vouch_for_line(by, line)
    ListedAddress.objects.filter(pk__in=[line.pk for line in lines]).update(joined=by)
    return True


def _hosts_with_domain(addresses: set[str]) -> set[Host]:
    domains = {address.rpartition("@")[2] for address in addresses}
    return set(Host.objects.filter(mail_domains__overlap=list(domains)))


def _been_at(member: Member) -> set[Host]:
    """Hosts that `member` joined before: who left, or was put out, does not come back by a mail domain."""
    joined = Event.objects.filter(actor_id=member.pk, verb="joined", kind="host").values("object_id")
    return set(Host.objects.filter(pk__in=joined))


def _join(member: Member, host: Host, *, how: str) -> bool:
    """Whether `member` is new at `host` now."""
    _membership, is_new = Membership.objects.get_or_create(member=member, host=host)
    if is_new:
        ledger.record("joined", host, by=member, how=how)
        touch(member)
    return is_new


def _prefill(member: Member, listed: Iterable[ListedAddress]) -> None:
    """A newcomer finds the name and profession of the member list filled in."""
    if member.onboarded_at:
        return
    for line in listed:
        member.name = member.name or line.name
        member.professions = member.professions or [p for p in [line.profession] if p]
    member.save(update_fields=["name", "professions"])


def _vouch_for_line(member: Member, line: ListedAddress) -> None:
    if not line.vouched or line.host_id in member.moderates:
        return
    for profession in [line.profession] if line.profession else member.professions:
        if profession in member.professions:
            give(member, line.host, profession, Vouch.How.LIST, by=None)


def _vouch_for_domain(member: Member, host: Host, addresses: set[str]) -> None:
    domains = {address.rpartition("@")[2] for address in addresses}
    if not host.domain_vouches or not domains & set(host.mail_domains):
        return
    for profession in member.professions:
        give(member, host, profession, Vouch.How.DOMAIN, by=None)


def vouch_by_origin(member: Member, addresses: Iterable[str]) -> None:
    """Once, when a newcomer has told a profession: the vouches of the lists and domains that brought them in."""
    known = {address.lower() for address in addresses}
    for line in ListedAddress.objects.filter(joined=member, email__in=known).select_related("host"):
        _vouch_for_line(member, line)
    for host in Host.objects.filter(memberships__member=member):
        _vouch_for_domain(member, host, known)


@transaction.atomic
def follow_link(link: HostLink, *, by: Member) -> Host:
    """`by` joins by a host's link, which vouches for nothing. Raises `Refused` when the link is over."""
    demand(is_open(link), _("Deze uitnodiging is verlopen. Vraag je gastheer om een nieuwe."))
    if _join(by, link.host, how="link"):
        _close_request(by, link.host)
    return link.host


def is_open(link: HostLink) -> bool:
    over = link.ends_at is not None and link.ends_at < clock.now()
    return link.withdrawn_at is None and not over


@transaction.atomic
def ask_to_join(host: Host, note: str, *, by: Member) -> JoinRequest:
    """`by` asks to join; asking again while waiting changes the note. The moderators hear of it."""
    if by.memberships.filter(host=host).exists():
        raise Refused(_("Je bent al lid van deze gastheer."))
    request, is_new = JoinRequest.objects.update_or_create(
        host=host, member=by, decided_at=None, defaults={"note": note}
    )
    if is_new:
        ledger.record("asked_to_join", host, by=by)
        for moderation in host.memberships.exclude(role=Membership.Role.MEMBER).select_related("member"):
            tell(_request_news(request, moderation.member))
    return request


def _request_news(request: JoinRequest, moderator: Member) -> News:
    title = _("{name} wil lid worden van {host}").format(name=request.member, host=request.host)
    url = f"/gastheer/{request.host.slug}/wachtrij/"
    return News(moderator, f"join:{request.pk}", title, url, host=request.host)


@transaction.atomic
def accept_request(request: JoinRequest, *, by: Member) -> None:
    """The asker joins; being vouched for is another decision."""
    if not _decide(request, accepted=True, by=by):
        return
    _join(request.member, request.host, how="request")
    title = _("Je bent nu lid van {host}").format(host=request.host)
    tell(News(request.member, f"joined:{request.pk}", title, "/profiel/", host=request.host))


@transaction.atomic
def decline_request(request: JoinRequest, *, by: Member) -> None:
    """The asker does not join, and hears so; asking again is possible."""
    if not _decide(request, accepted=False, by=by):
        return
    title = _("{host} nam je aanvraag niet aan. Vraag je gastheer gerust waarom.").format(host=request.host)
    tell(News(request.member, f"joined:{request.pk}", title, "/profiel/", host=request.host))


def _decide(request: JoinRequest, *, accepted: bool, by: Member) -> bool:
    demand(may_moderate(by, request.host))
    held = JoinRequest.objects.select_for_update().get(pk=request.pk)
    if held.decided_at:
        return False
    held.decided_at, held.decided_by, held.accepted = clock.now(), by, accepted
    held.save()
    ledger.record("accepted_join" if accepted else "declined_join", held, by=by, host=held.host_id)
    return True


def _close_request(member: Member, host: Host) -> None:
    JoinRequest.objects.filter(member=member, host=host, decided_at=None).update(decided_at=clock.now(), accepted=True)


@transaction.atomic
def leave(host: Host, *, by: Member) -> None:
    """`by` leaves the host; what it vouched for goes too. The last administrator stays until there is another."""
    Host.objects.select_for_update().get(pk=host.pk)  # two who leave at once would leave nobody
    mine = Membership.objects.filter(member=by, host=host).first()
    if mine is None:
        return
    others = Membership.objects.filter(host=host, role=Membership.Role.ADMINISTRATOR).exclude(member=by)
    alone = mine.role == Membership.Role.ADMINISTRATOR and not others.exists()
    demand(not alone, _("Je bent de laatste beheerder. Maak eerst iemand anders beheerder."))
    mine.delete()
    Vouch.objects.filter(member=by, host=host).delete()
    ledger.record("left", host, by=by)
    touch(by)
