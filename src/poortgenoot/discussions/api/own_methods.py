"""A host's own methods for programs: copied, taken in as a script, changed, withdrawn and put back by its moderators.

A script that cannot be read or cannot work is refused with every reason, as the form does.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from ninja import Field, Router, Schema, Status

from poortgenoot.discussions.actions import methods as actions
from poortgenoot.discussions.api.hosts import HOST, moderated
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_reading import Unreadable, plain
from poortgenoot.discussions.models import OwnMethod
from poortgenoot.discussions.queries import methods as queries
from poortgenoot.discussions.script_file import read_file
from poortgenoot.discussions.telling_faults import whole_sentence
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["methods"])
OWN = f"{HOST}/methods/{{int:method_id}}"


class OwnRow(Schema):
    id: int
    key: str = Field(description="By which it is chosen, and read at /methods/{key}.")
    title: str
    version: int
    changed_at: datetime
    withdrawn_at: datetime | None


class OwnList(Schema):
    """All of them: there are few. Withdrawn ones come last."""

    methods: list[OwnRow]


class OwnOut(OwnRow):
    script: dict[str, Any] = Field(description="Whole: what may be sent back, or to another house.")


class ScriptIn(Schema):
    script: dict[str, Any] = Field(description="title, summary, suits and steps, as /methods/{key}/script gives them.")

    def read(self) -> Method:
        return _read(self.script)


class ChangedIn(ScriptIn):
    expects: int = Field(ge=1, le=2**31 - 1, description="The version that I changed: another's words are not lost.")


class CopyIn(Schema):
    key: str = Field(max_length=60, description="Of any method that I may choose.")


@router.get(f"{HOST}/methods", response=OwnList, summary="As a moderator: the methods of a host")
def own_methods(request: MemberRequest, host_id: int) -> OwnList:
    return OwnList(methods=[OwnRow(**_facts(own)) for own in queries.kept_by(moderated(request, host_id))])


@router.post(f"{HOST}/methods", response={201: OwnOut}, summary="As a moderator: keep a script as a method")
def keep(request: MemberRequest, host_id: int, given: ScriptIn) -> Status[OwnOut]:
    host = moderated(request, host_id)
    return Status(201, told(actions.keep(host, given.read(), by=request.member)))


@router.post(f"{HOST}/methods/copy", response={201: OwnOut}, summary="As a moderator: copy a method, to change it")
def copy(request: MemberRequest, host_id: int, asked: CopyIn) -> Status[OwnOut]:
    host = moderated(request, host_id)
    found = queries.method_for(request.member, asked.key)
    return Status(201, told(actions.keep(host, found.method, by=request.member)))


@router.get(OWN, response=OwnOut, summary="As a moderator: one with its script")
def own_method(request: MemberRequest, host_id: int, method_id: int) -> OwnOut:
    return told(fetch(request, host_id, method_id))


@router.put(OWN, response=OwnOut, summary="As a moderator: another script; what runs keeps the old one")
def change(request: MemberRequest, host_id: int, method_id: int, given: ChangedIn) -> OwnOut:
    own = fetch(request, host_id, method_id)
    return told(actions.change(own, given.read(), expects=given.expects, by=request.member))


@router.post(f"{OWN}/withdraw", response={204: None}, summary="As a moderator: nobody chooses it any more")
def withdraw(request: MemberRequest, host_id: int, method_id: int) -> Status[None]:
    actions.withdraw_method(fetch(request, host_id, method_id), by=request.member)
    return Status(204, None)


@router.post(f"{OWN}/put-back", response={204: None}, summary="As a moderator: it can be chosen again")
def put_back(request: MemberRequest, host_id: int, method_id: int) -> Status[None]:
    actions.put_back_method(fetch(request, host_id, method_id), by=request.member)
    return Status(204, None)


def fetch(request: MemberRequest, host_id: int, method_id: int) -> OwnMethod:
    if found := queries.of_host(moderated(request, host_id)).filter(pk=method_id).first():
        return found
    raise Http404


def told(own: OwnMethod) -> OwnOut:
    return OwnOut(**_facts(own), script=plain(own.method))


def _facts(own: OwnMethod) -> dict[str, Any]:
    facts = {name: getattr(own, name) for name in ("title", "version", "changed_at", "withdrawn_at")}
    return facts | {"id": own.pk, "key": queries.offered(own).key}


def _read(script: dict[str, Any]) -> Method:
    """By the reader of files, so that what a page refuses is refused here in the same words."""
    try:
        return read_file(json.dumps(script).encode())
    except Unreadable as unreadable:
        raise ValidationError({"script": [whole_sentence(fault) for fault in unreadable.faults]}) from None
