"""Somebody leaves for good: the profession and the years in the field remain, for the answers that were given."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock
from poortgenoot.core.access import demand
from poortgenoot.members.actions.touching import touch
from poortgenoot.members.models import ListedAddress, Membership
from poortgenoot.members.queries.addresses import proven_addresses

ADMINISTRATOR = Membership.Role.ADMINISTRATOR

EMPTY: dict[str, object] = {
    "name": "",
    "decide": "",
    "weigh": "",
    "need": "",
    "reach": "",
    "photo": "",
    "work_days": [],
    "meeting_slots": [],
    "themes_brought": [],
    "themes_sought": [],
    "shown": {},
}


def demand_a_successor(user: User) -> None:
    """Who is the last administrator of a host with other members makes somebody else one first."""
    for mine in user.member.memberships.filter(role=ADMINISTRATOR).select_related("host"):
        others = mine.host.memberships.exclude(member=user.member)
        alone = others.exists() and not others.filter(role=ADMINISTRATOR).exists()
        said = _("Je bent de laatste beheerder van {host}. Maak eerst iemand anders beheerder.")
        demand(not alone, said.format(host=mine.host.name))


def erase(user: User, texts: Texts) -> None:
    """Take away the profile, its places and numbers, the memberships, and the address on any member list."""
    member = user.member
    photo = member.photo
    for relation in ("work_places", "registrations", "memberships", "vouches", "requests"):
        getattr(member, relation).all().delete()
    ListedAddress.objects.filter(email__in={user.email, *proven_addresses(member)}).delete()
    ListedAddress.objects.filter(joined=member).delete()
    for name, value in EMPTY.items():
        setattr(member, name, value)
    member.erased_at = clock.now()
    member.save()
    touch(member)
    if photo:
        transaction.on_commit(lambda: default_storage.delete(photo))
