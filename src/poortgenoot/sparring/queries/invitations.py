"""The invitations to one member, for programs."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.core.keyset import Mark, Page, newest
from poortgenoot.members.models import Member, Theme
from poortgenoot.sparring import access, whys
from poortgenoot.sparring.models import Invitation


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with its reasons in words."""

    invitation: Invitation
    why: str


def invitations(member: Member, after: Mark | None = None, *, waiting: bool = False) -> Page[Invited]:
    """Newest first; `waiting`: only those that still want a reaction. Two queries."""
    found = access.invitations_of(member)
    if waiting:
        found = found.filter(state__in=[Invitation.State.SENT, Invitation.State.ACCEPTED], question__closed_at=None)
    page = newest(found, "sent_at", after)
    return Page(in_words(page.rows), page.after)


def in_words(found: list[Invitation]) -> list[Invited]:
    wanted = {theme for invitation in found for theme in whys.themes_in(invitation.reasons)}
    names = dict(Theme.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return [Invited(one, whys.told(whys.read(one.reasons), names)) for one in found]
