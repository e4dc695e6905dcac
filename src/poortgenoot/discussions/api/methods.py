"""Methods for programs: what I may choose, and the script of one."""

from __future__ import annotations

from typing import Any

from ninja import Router, Schema

from poortgenoot.discussions.api import telling
from poortgenoot.discussions.api.shapes import StepOut
from poortgenoot.discussions.method_reading import plain
from poortgenoot.discussions.queries import methods as queries
from poortgenoot.discussions.queries.methods import Offered
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["methods"])


class MethodRow(Schema):
    key: str
    title: str
    summary: str
    suits: str
    minutes: int
    days: int
    meetings: int
    host_id: int | None


class MethodList(Schema):
    """All of them: there are few."""

    methods: list[MethodRow]


class MethodOut(MethodRow):
    steps: list[StepOut]


@router.get("/methods", response=MethodList, summary="The methods I may choose")
def methods(request: MemberRequest) -> MethodList:
    return MethodList(methods=[MethodRow(**_facts(found)) for found in queries.methods_for(request.member)])


@router.get("/methods/{key}", response=MethodOut, summary="One method with its steps")
def method(request: MemberRequest, key: str) -> MethodOut:
    found = queries.method_for(request.member, key)
    return MethodOut(**_facts(found), steps=[telling.step(step) for step in found.method.steps])


@router.get("/methods/{key}/script", response=dict[str, Any], summary="The whole script, to keep or pass on")
def script(request: MemberRequest, key: str) -> dict[str, Any]:
    return plain(queries.method_for(request.member, key).method)


def _facts(found: Offered) -> dict[str, Any]:
    names = ("title", "summary", "suits", "minutes", "days", "meetings")
    facts: dict[str, Any] = {name: getattr(found.method, name) for name in names}
    return facts | {"key": found.key, "host_id": found.host.pk if found.host else None}
