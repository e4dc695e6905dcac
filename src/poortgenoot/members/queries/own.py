"""What this room knows about one person, to take along."""

from __future__ import annotations

import base64

from django.core.files.storage import default_storage

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Part
from poortgenoot.members.models import JoinRequest, ListedAddress, Member, Theme
from poortgenoot.members.queries.addresses import proven_addresses

KEPT_INSIDE = ("id", "user_id", "photo", "changed_at")


def about(user: User) -> Part:
    """The profile as it stands, and its numbers, places, hosts, vouches, requests and lines on member lists."""
    member = user.member
    lines = ListedAddress.objects.filter(email__in={user.email, *proven_addresses(member)})
    return {
        **_profile(member),
        "photo": _photo(member),
        "registrations": list(member.registrations.values("register", "number")),
        "work_places": list(member.work_places.values("name", "province")),
        "hosts": list(member.memberships.values("host__name", "role", "joined_at")),
        "vouches": list(member.vouches.values("host__name", "profession", "how", "at")),
        "requests": list(JoinRequest.objects.filter(member=member).values("host__name", "note", "at", "accepted")),
        "member_lists": list(lines.values("host__name", "email", "name", "profession", "invited_at")),
    }


def _profile(member: Member) -> Part:
    facts = Member.objects.filter(pk=member.pk).values().get()
    themes = dict(Theme.objects.values_list("pk", "name"))
    told: Part = {name: value for name, value in facts.items() if name not in KEPT_INSIDE}
    for field in ("themes_brought", "themes_sought"):
        told[field] = [themes[pk] for pk in facts[field] if pk in themes]
    return told


def _photo(member: Member) -> str:
    """The photo as base64 of a JPEG; empty without one."""
    if not member.photo or not default_storage.exists(member.photo):
        return ""
    with default_storage.open(member.photo) as file:
        return base64.b64encode(file.read()).decode()


def again(member: Member) -> Member:
    """`member` as the database holds them now, after a change."""
    return Member.objects.select_related("user").prefetch_related("memberships", "vouches").get(pk=member.pk)
