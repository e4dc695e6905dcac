"""The directory page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from poortgenoot.members import choices, directory
from poortgenoot.members.access import may_see
from poortgenoot.members.models import Member
from poortgenoot.members.queries import people
from poortgenoot.members.requests import MemberRequest

THEMES_IN_ROW = 4


@dataclass(frozen=True, slots=True)
class Row:
    member: Member
    themes: list[str]
    places: list[str]
    hosts: list[str]
    minutes: int | None


@require_safe
def members(request: MemberRequest) -> HttpResponse:
    """Who is there: the whole list, or whoever the address asks for."""
    question = directory.asked(request.GET)
    listed = directory.search(request.member, question)
    themes, hosts = people.theme_names(), people.host_names()
    found = people.in_order_of([int(pk) for pk in listed.page.object_list], request.member)
    rows = [_row(request.member, m, listed, themes, hosts) for m in found]
    groups = choices.groups(question, listed, themes, hosts)
    context = {"rows": rows, "groups": groups, "question": question, "listed": listed, "page": listed.page}
    return render(request, "members/directory.html", context)


def _row(
    viewer: Member, member: Member, listed: directory.Listed, themes: dict[int, str], hosts: dict[int, str]
) -> Row:
    brought = member.themes_brought if may_see(viewer, member, "themes_brought") else []
    places = member.work_places.all() if may_see(viewer, member, "work_places") else []
    return Row(
        member=member,
        themes=[themes[pk] for pk in brought if pk in themes][:THEMES_IN_ROW],
        places=[place.name for place in places],
        hosts=[hosts[pk] for pk in sorted(member.host_ids) if pk in hosts],
        minutes=listed.minutes.get(member.pk),
    )
