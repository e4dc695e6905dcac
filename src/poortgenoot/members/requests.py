"""A request behind the closed door: there is always a member."""

from __future__ import annotations

from django.http import HttpRequest

from poortgenoot.members.models import Member


class MemberRequest(HttpRequest):
    member: Member
