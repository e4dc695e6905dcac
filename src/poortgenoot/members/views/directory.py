"""The directory page."""

from __future__ import annotations

from functools import cache

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from poortgenoot.core.templatetags.look import profession_mark
from poortgenoot.members import choices, directory
from poortgenoot.members.access import may_see, sees_everybody
from poortgenoot.members.models import Member
from poortgenoot.members.professions import FRESH_EYES_YEARS, Profession
from poortgenoot.members.queries import people
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.templatetags.lists import MemberRow

THEMES_IN_ROW = 4


@require_safe
def members(request: MemberRequest) -> HttpResponse:
    """Who is there: the whole list, or whoever the address asks for."""
    question = directory.asked(request.GET)
    listed = directory.search(request.member, question)
    names = people.names()
    found = people.in_order_of([int(pk) for pk in listed.page.object_list], request.member)
    rows = [_row(request.member, *who, listed, names) for who in found]
    groups = choices.groups(question, listed, names.themes, names.hosts)
    context = {"rows": rows, "groups": groups, "question": question, "listed": listed, "page": listed.page}
    return render(request, "members/directory.html", context | {"sees_everybody": sees_everybody(request.member)})


def _row(viewer: Member, member: Member, places: list[str], listed: directory.Listed, names: people.Names) -> MemberRow:
    themes, hosts = names.themes, names.hosts
    brought = member.themes_brought if may_see(viewer, member, "themes_brought") else []
    near = places if may_see(viewer, member, "work_places") else []
    return MemberRow(
        pk=member.pk,
        name=member.name,
        mark=profession_mark(member.profession),
        url=f"{_address()}{member.pk}/",
        what=_what(member),
        where=near + [hosts[pk] for pk in sorted(member.host_ids) if pk in hosts],
        themes=[themes[pk] for pk in brought if pk in themes][:THEMES_IN_ROW],
        drive=_drive(listed.minutes.get(member.pk)),
    )


@cache
def _address() -> str:
    return reverse("members:directory")


def _what(member: Member) -> str:
    """ "bedrijfsarts, verzekeringsarts · 8 jaar in het vak"."""
    return " · ".join(filter(None, [_named(tuple(member.professions)), _lived(member.years)]))


@cache
def _named(codes: tuple[str, ...]) -> str:
    return ", ".join(str(Profession(code).label) for code in codes)


@cache
def _lived(years: int | None) -> str:
    if years is None:
        return ""
    return _("frisse blik") if years < FRESH_EYES_YEARS else _("{years} jaar in het vak").format(years=years)


def _drive(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return _("± {minutes} min").format(minutes=minutes) if minutes else _("dezelfde plaats")
