"""A browser whose member just proved who they are."""

from __future__ import annotations

import time

from django.test import Client
from tests.cast import client_of

from poortgenoot.members.models import Member


def fresh_client_of(member: Member, *, seconds_ago: float = 0) -> Client:
    """Signed in, and proven by a code so many seconds ago."""
    client = client_of(member)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time() - seconds_ago}]
    session["account_authentication_methods_user"] = str(member.user_id)
    session.save()
    return client
