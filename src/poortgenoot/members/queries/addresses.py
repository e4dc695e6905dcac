"""The mail addresses that somebody has proven to be theirs."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from poortgenoot.members.models import Member


def proven_addresses(member: Member) -> list[str]:
    """Addresses confirmed by a code, in lower case; none for somebody who left."""
    found = EmailAddress.objects.filter(user_id=member.user_id, verified=True).values_list("email", flat=True)
    return [email.lower() for email in found]
