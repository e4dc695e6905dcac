"""Lists of questions and lessons."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from poortgenoot.core.keyset import mark_in, next_address
from poortgenoot.core.numbers import number_in
from poortgenoot.members.professions import ASKABLE, Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, queries
from poortgenoot.sparring.queries import Filters, Which
from poortgenoot.sparring.queries.themes import all_themes


@require_GET
def questions(request: MemberRequest) -> HttpResponse:
    """What I may read, by state, profession and theme; the address can be shared."""
    filters = read_filters(request)
    page = queries.questions(request.member, filters, mark_in(request))
    tabs = [_tab(request, which, label, filters) for which, label in WHICH]
    rows = [(question, queries.asker_of(question, request.member)) for question in page.rows]
    context = {"page": page, "rows": rows, "tabs": tabs, "filters": _chips(request, filters), "which": filters.which}
    return render(request, "sparring/list.html", context | {"next_url": next_address(request, page.after)})


WHICH = (
    (Which.OPEN, _("Open")),
    (Which.ASKED, _("Aan mij gevraagd")),
    (Which.MINE, _("Van mij")),
    (Which.CLOSED, _("Afgesloten")),
)


def read_filters(request: MemberRequest) -> Filters:
    """The filters in an address; what is not understood is left out."""
    which = request.GET.get("welke", Which.OPEN)
    profession = request.GET.get("beroepsgroep", "")
    return Filters(
        which=Which(which) if which in list(Which) else Which.OPEN,
        profession=profession if profession in Profession.values else "",
        theme=number_in(request.GET.get("thema", "")),
        waiting=request.GET.get("wacht") == "ja",
    )


def _address(request: MemberRequest, **changes: str | None) -> str:
    kept = request.GET.copy()
    for name, value in ({"na": None} | changes).items():
        kept.pop(name, None)
        if value:
            kept[name] = value
    return f"?{kept.urlencode()}"


def _tab(request: MemberRequest, which: Which, label: str, filters: Filters) -> dict[str, object]:
    return {"url": _address(request, welke=which.value), "label": label, "current": filters.which == which}


def _chips(request: MemberRequest, filters: Filters) -> list[dict[str, object]]:
    return [
        {
            "url": _address(request, beroepsgroep=None if filters.profession == code else code.value),
            "label": code.label,
            "code": code.value,
            "current": filters.profession == code,
        }
        for code in ASKABLE
    ]


@require_GET
def lessons(request: MemberRequest) -> HttpResponse:
    theme = number_in(request.GET.get("thema", ""))
    profession = request.GET.get("beroepsgroep", "")
    after = mark_in(request)
    page = queries.lessons(request.member, theme, profession if profession in Profession.values else "", after)
    context = {"page": page, "themes": all_themes(), "theme": theme, "next_url": next_address(request, page.after)}
    return render(request, "sparring/lessons.html", context)


@require_GET
def lesson(request: MemberRequest, pk: int) -> HttpResponse:
    visible = access.lessons_visible_to(request.member).prefetch_related("themes")
    found = get_object_or_404(visible.select_related("question"), pk=pk)
    source = found.question if found.question and access.can_read(request.member, found.question) else None
    return render(request, "sparring/lesson.html", {"lesson": found, "source": source})
