"""A browser whose member just proved who they are."""

from __future__ import annotations

import time

from django.test import Client
from tests.cast import client_of

from poortgenoot.members.models import Member


def fresh_client_of(member: Member) -> Client:
    client = client_of(member)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(member.user_id)
    session.save()
    return client
