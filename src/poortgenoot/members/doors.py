"""The doors of the hosts: who signs in at their own organisation, and whom such a door may let in."""

from __future__ import annotations

from poortgenoot.accounts.models import User
from poortgenoot.accounts.oidc import Door
from poortgenoot.members.models import Membership
from poortgenoot.members.queries import hosts

NEEDED = ("server_url", "client_id", "secret")


def find() -> list[Door]:
    """The hosts whose door is set up whole."""
    return [
        Door(host.slug, host.oidc.get("name") or host.name, *(str(host.oidc[name]) for name in NEEDED))
        for host in hosts.with_oidc()
        if all(host.oidc.get(name) for name in NEEDED)
    ]


def welcomes(slug: str, email: str, user: User | None) -> bool:
    """Whether the door of host `slug` may let somebody in by this proven address: one of its own mail domains.

    Never as an operator, nor as somebody with a task at another host: a host's sign-in service, however it is set
    up, opens nothing beyond that host.
    """
    host = hosts.host_called(slug)
    if host is None or email.rpartition("@")[2] not in host.mail_domains:
        return False
    if user is None:
        return True
    tasks = user.member.memberships.exclude(role=Membership.Role.MEMBER)
    return user.is_active and not user.is_operator and not tasks.exclude(host=host).exists()
