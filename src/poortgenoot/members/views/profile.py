"""A profile as others see it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from poortgenoot.members.access import may_see, may_see_numbers, members_visible_to
from poortgenoot.members.days import DAYS, SLOT_NAMES
from poortgenoot.members.forms.way import TEXTS
from poortgenoot.members.models import Member
from poortgenoot.members.queries import people
from poortgenoot.members.requests import MemberRequest


@dataclass(frozen=True, slots=True)
class Profile:
    """What one viewer may see of one member; what is hidden is empty."""

    member: Member
    places: list[str]
    work_days: list[str | Promise]
    slots: list[str | Promise]
    brought: list[str]
    sought: list[str]
    texts: list[tuple[str | Promise, str]]
    hosts: list[str]
    numbers: list[tuple[str, str]]

    @property
    def is_bare(self) -> bool:
        return not any((self.places, self.work_days, self.slots, self.brought, self.sought, self.texts))


@require_safe
def profile(request: MemberRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(
        members_visible_to(request.member).prefetch_related("memberships", "vouches", "work_places"), pk=pk
    )
    context = {"profile": seen_by(request.member, member), "person": member, "is_me": member.pk == request.member.pk}
    return render(request, "members/profile.html", context)


def seen_by(viewer: Member, member: Member) -> Profile:
    names = people.names()
    themes, hosts = names.themes, names.hosts

    def shown(field: str) -> bool:
        return may_see(viewer, member, field)

    return Profile(
        member=member,
        places=[p.name for p in member.work_places.all()] if shown("work_places") else [],
        work_days=[DAYS[d] for d in member.work_days if d in DAYS] if shown("work_days") else [],
        slots=[SLOT_NAMES[s] for s in member.meeting_slots if s in SLOT_NAMES] if shown("meeting_slots") else [],
        brought=[themes[t] for t in member.themes_brought if t in themes] if shown("themes_brought") else [],
        sought=[themes[t] for t in member.themes_sought if t in themes] if shown("themes_sought") else [],
        texts=[(TEXTS[f][0], getattr(member, f)) for f in TEXTS if getattr(member, f) and shown(f)],
        hosts=[hosts[pk] for pk in hosts if pk in member.host_ids],
        numbers=_numbers(viewer, member),
    )


def _numbers(viewer: Member, member: Member) -> list[tuple[str, str]]:
    if not may_see_numbers(viewer, member):
        return []
    return [(r.get_register_display(), r.number) for r in member.registrations.all()]


@require_safe
@cache_control(private=True, max_age=3600)
def photo(request: MemberRequest, pk: int) -> FileResponse:
    """The photo, through the same gate as the profile."""
    member = get_object_or_404(members_visible_to(request.member), pk=pk)
    if not member.photo or not default_storage.exists(member.photo):
        raise Http404
    return FileResponse(default_storage.open(member.photo), content_type="image/jpeg")
