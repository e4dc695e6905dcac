"""What a host's moderators and administrators do at their desk."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.access import may_administer, may_claim, may_moderate
from poortgenoot.members.actions.touching import touch
from poortgenoot.members.models import Host, HostLink, Member, Membership
from poortgenoot.members.queries.addresses import proven_addresses


@dataclass(frozen=True, slots=True)
class Settings:
    """How a host runs: its welcome, who joins by mail domain, and whether an answer may come by link."""

    name: str
    welcome: str
    mail_domains: tuple[str, ...]
    domain_vouches: bool
    answers_by_link: bool


@transaction.atomic
def make_link(host: Host, label: str, *, days: int, by: Member) -> HostLink:
    """An invitation link of `host` that works for `days` days (0: until it is withdrawn)."""
    demand(may_moderate(by, host))
    ends_at = clock.now() + timedelta(days=days) if days else None
    link = HostLink.objects.create(host=host, code=secrets.token_urlsafe(9), label=label, ends_at=ends_at)
    ledger.record("made_link", link, by=by, host=host.pk)
    return link


@transaction.atomic
def withdraw_link(link: HostLink, *, by: Member) -> None:
    """Nobody joins by this link any more; who joined stays."""
    demand(may_moderate(by, link.host))
    link.withdrawn_at = link.withdrawn_at or clock.now()
    link.save(update_fields=["withdrawn_at"])
    ledger.record("withdrew_link", link, by=by, host=link.host_id)


@transaction.atomic
def set_look(host: Host, tokens: Mapping[str, str], *, by: Member) -> None:
    """Dress the pages of `host` in `tokens` (from `colours.tokens`); empty gives the house's own look back."""
    demand(may_moderate(by, host))
    host.tokens = dict(tokens)
    host.save(update_fields=["tokens"])
    ledger.record("changed_look", host, by=by)


@transaction.atomic
def change_settings(host: Host, chosen: Settings, *, by: Member) -> None:
    mine = proven_addresses(by)
    demand(may_administer(by, host) and all(may_claim(domain, host, mine) for domain in chosen.mail_domains))
    host.name, host.welcome = chosen.name, chosen.welcome
    host.mail_domains, host.domain_vouches = list(chosen.mail_domains), chosen.domain_vouches
    host.answers_by_link = chosen.answers_by_link
    host.save(update_fields=["name", "welcome", "mail_domains", "domain_vouches", "answers_by_link"])
    ledger.record("changed_host", host, by=by, domains=len(host.mail_domains), vouches=host.domain_vouches)


@transaction.atomic
def set_oidc(host: Host, settings: Mapping[str, str], *, by: Member) -> None:
    """How members of `host` sign in at their own organisation; empty switches it off.

    Keys: `server_url`, `client_id`, `secret` and `name`, as allauth's OpenID Connect provider wants them.
    """
    demand(may_administer(by, host))
    host.oidc = dict(settings)
    host.save(update_fields=["oidc"])
    ledger.record("changed_oidc", host, by=by, on=bool(settings))


@transaction.atomic
def set_role(membership: Membership, role: str, *, by: Member) -> None:
    """Give somebody a role at a host. A host keeps at least one administrator."""
    demand(may_administer(by, membership.host))
    Host.objects.select_for_update().get(pk=membership.host_id)  # two who step back at once would leave nobody
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    admins = Membership.Role.ADMINISTRATOR
    others = Membership.objects.filter(host=held.host, role=admins).exclude(pk=held.pk)
    is_last = held.role == admins and role != admins and not others.exists()
    demand(not is_last, _("Dit is de laatste beheerder. Maak eerst iemand anders beheerder."))
    held.role = role
    held.save(update_fields=["role"])
    ledger.record("changed_role", held, by=by, host=held.host_id, role=role)
    touch(held.member)


@transaction.atomic
def remove_members(memberships: Sequence[Membership], host: Host, *, by: Member) -> int:
    """These are no members of `host` any more; what it vouched for them goes too. Returns how many left."""
    demand(may_moderate(by, host))
    gone = [m for m in memberships if m.host_id == host.pk and m.role == Membership.Role.MEMBER]
    for membership in gone:
        member = membership.member
        membership.delete()
        member.vouches.filter(host=host).delete()
        ledger.record("removed_from_host", member, by=by, host=host.pk)
        touch(member)
    return len(gone)
