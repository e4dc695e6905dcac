"""The host whose desk a call is about: for who moderates it; for everybody else it is not there."""

from __future__ import annotations

from django.http import Http404

from poortgenoot.members.access import hosts_moderated_by
from poortgenoot.members.models import Host
from poortgenoot.members.requests import MemberRequest

HOST = "/hosts/{int:host_id}"


def moderated(request: MemberRequest, host_id: int) -> Host:
    if found := hosts_moderated_by(request.member).filter(pk=host_id).first():
        return found
    raise Http404
