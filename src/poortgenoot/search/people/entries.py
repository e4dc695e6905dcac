"""What of a profile can be found, and by whom: each field for everyone, for the member's hosts, or for nobody."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.urls import NoReverseMatch, reverse

from poortgenoot.members.models import Member
from poortgenoot.members.models.members import Shown
from poortgenoot.members.professions import Profession
from poortgenoot.search.entries import Entry

KIND = "member"
THEMES = ("themes_brought", "themes_sought")
READ_FIELDS = ("decide", "weigh", "need", "work_places")
"""What of a profile an excerpt shows, beside its themes. How to reach somebody is read on the page only."""


def entries_of(member: Member, host_ids: Collection[int], theme_names: Mapping[int, str]) -> list[Entry]:
    """A part for who may read the directory, and a fuller part for the member's hosts when that says more."""
    hosts = frozenset(f"host-{pk}" for pk in host_ids)
    everyone = _entry(member, theme_names, {Shown.EVERYONE}, hosts | {"directory", f"member-{member.pk}"}, "")
    fuller = _entry(member, theme_names, {Shown.EVERYONE, Shown.HOSTS}, hosts, "hosts")
    says_more = (fuller.body, fuller.themes) != (everyone.body, everyone.themes)
    return [everyone, fuller] if hosts and says_more else [everyone]


def _entry(
    member: Member, theme_names: Mapping[int, str], circles: set[str], audience: frozenset[str], part: str
) -> Entry:
    names = [str(Profession(code).label) for code in member.professions]
    fields = [_text(member, field) for field in READ_FIELDS if member.shown_to(field) in circles]
    themes = [pk for field in THEMES if member.shown_to(field) in circles for pk in getattr(member, field)]
    return Entry(
        kind=KIND,
        object_id=member.pk,
        part=part,
        title=str(member),
        body=". ".join(filter(None, (text.strip(" .") for text in [", ".join(names), *fields]))),
        url=_url(member),
        audience=audience,
        at=member.joined_at,
        professions=tuple(member.professions),
        themes=tuple(theme_names[pk] for pk in dict.fromkeys(themes) if pk in theme_names),
    )


def _text(member: Member, field: str) -> str:
    if field == "work_places":
        return ", ".join(place.name for place in member.work_places.all())
    return str(getattr(member, field))


def _url(member: Member) -> str:
    try:
        return reverse("members:profile", args=[member.pk])
    except NoReverseMatch:
        return f"/leden/{member.pk}/"
