"""Signing in meets the hosts: a proven address joins the hosts that know it, a link is followed."""

from __future__ import annotations

from allauth.account.signals import email_confirmed
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from poortgenoot.accounts.models import User
from poortgenoot.core.access import Refused
from poortgenoot.members import actions
from poortgenoot.members.queries.addresses import proven_addresses
from poortgenoot.members.queries.hosts import link_by_code

SESSION_KEY = "came_by_link"
"""The code of the host link by which a visitor came, kept in the session while signing in."""


def connect() -> None:
    user_logged_in.connect(on_sign_in, dispatch_uid="hosts that know this address")
    email_confirmed.connect(on_proof, dispatch_uid="hosts that know this new address")


def on_sign_in(sender: object, request: HttpRequest, user: User, **_kwargs: object) -> None:
    member = actions.member_of(user)
    if member is None:
        return
    actions.arrive(member, proven_addresses(member))
    code = request.session.pop(SESSION_KEY, "") if hasattr(request, "session") else ""
    link = link_by_code(code) if code else None
    if link is None:
        return
    try:
        actions.follow_link(link, by=member)
    except Refused:
        return  # it ended while somebody was signing in; the welcome pages offer to ask


def on_proof(sender: object, email_address: object, **_kwargs: object) -> None:
    user = getattr(email_address, "user", None)
    member = actions.member_of(user) if isinstance(user, User) else None
    if member is not None:
        actions.arrive(member, proven_addresses(member))
