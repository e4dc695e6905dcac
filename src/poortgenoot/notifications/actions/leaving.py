"""Somebody leaves for good: their inbox, their wishes and every mail to them go."""

from __future__ import annotations

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Texts
from poortgenoot.members.queries.addresses import proven_addresses
from poortgenoot.notifications.actions.inbox import withdraw
from poortgenoot.notifications.models import Mail, Notice, Preferences


def erase(user: User, texts: Texts) -> None:
    """Also what moderators were told about who asks to join: it holds the name."""
    member = user.member
    for number in member.requests.values_list("pk", flat=True):
        withdraw(f"join:{number}")
    Notice.objects.filter(member=member).delete()
    Preferences.objects.filter(member=member).delete()
    Mail.objects.filter(member=member).delete()
    Mail.objects.filter(to__in={user.email, *proven_addresses(member)}).delete()
