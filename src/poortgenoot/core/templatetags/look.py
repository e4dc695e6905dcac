"""Template tags of the look: marks, arches, icons, times as people say them. Built in: no {% load %}.

Marks, arches and icons come back often and never change: each is written once and kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from urllib.parse import urlsplit

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from poortgenoot.core import clock, spoken
from poortgenoot.core.doors import Way, ways
from poortgenoot.core.icons import ICONS
from poortgenoot.core.marks import MARKS

register = template.Library()

ARC = "M4.5 28.5a24 24 0 0 1 48 0"
ORNAMENT = mark_safe(
    '<svg class="arch" viewBox="0 0 64 64" aria-hidden="true"><g class="arch-stones" stroke-width="12">'
    '<path pathLength="106" stroke-dasharray="10 2" d="M9 31a23 23 0 0 1 46 0"/>'
    '<path pathLength="23" stroke-dasharray="11 1" d="M9 33.8V62"/>'
    '<path pathLength="23" stroke-dasharray="11 1" d="M55 33.8V62"/></g></svg>'
)


@register.filter
def profession_name(code: str) -> str:
    """ "BA" gives "bedrijfsarts"; an unknown code gives itself."""
    return str(MARKS[code].name) if code in MARKS else str(code)


@register.simple_tag
@cache
def profession_mark(code: str, kind: str = "") -> SafeString:
    """The mark alone, its name for who hovers or listens. `kind`: "small", "waiting"."""
    return format_html(_svg(code, kind, "<title>{name}</title>", 'role="img"'), **_parts(code, kind))


@register.simple_tag
@cache
def named_mark(code: str, kind: str = "") -> SafeString:
    """The mark with the name of the profession beside it."""
    svg = format_html(_svg(code, kind, "", 'aria-hidden="true"'), **_parts(code, kind))
    return format_html('<span class="marked">{}<span>{}</span></span>', svg, profession_name(code))


def _svg(code: str, kind: str, title: str, role: str) -> str:
    return (
        f'<svg class="mark mark--{{code}}{{kind}}" viewBox="0 0 32 32" {role}>{title}'
        '<path d="{shape}"/><text x="16" y="{baseline}">{code}</text></svg>'
    )


def _parts(code: str, kind: str) -> dict[str, object]:
    known = code if code in MARKS else "AN"
    mark = MARKS[known]
    return {
        "code": known,
        "kind": f" mark--{kind}" if kind else "",
        "name": mark.name,
        "shape": mark.shape,
        "baseline": mark.baseline,
    }


@register.filter
def own_mark(value: object) -> SafeString | str:
    """For a choice in a form: the small mark when `value` is the code of a profession, else nothing."""
    if str(value) not in MARKS:
        return ""
    return format_html(_svg("", "", "", 'aria-hidden="true"'), **_parts(str(value), "small"))


@register.simple_tag
def profession_marks(codes: Iterable[str]) -> SafeString:
    """A row of small marks, in the order of the codes."""
    return format_html(
        '<span class="marks">{}</span>',
        format_html_join("", "{}", ((profession_mark(c, "small"),) for c in sorted(codes))),
    )


@register.simple_tag
def arch() -> SafeString:
    """The ornament: nine equal stones over two piers."""
    return ORNAMENT


@register.simple_tag
def answered_arch(asked: Collection[str], answered: Collection[str]) -> SafeString:
    """An arch with a stone for each profession asked, coloured once that profession answered."""
    return _answered_arch(tuple(sorted(asked)), frozenset(answered))


@lru_cache(maxsize=2_000)
def _answered_arch(codes: tuple[str, ...], answered: frozenset[str]) -> SafeString:
    said = _("{done} van {all} beroepsgroepen reageerden").format(done=len(set(codes) & answered), all=len(codes))
    stones = format_html_join(
        "",
        '<path class="{}" pathLength="{}" stroke-dasharray="9 999" stroke-dashoffset="{}" d="{}"/>',
        (
            (f"mark--{c}" if c in answered else "stone--waiting", len(codes) * 10 - 1, -10 * i, ARC)
            for i, c in enumerate(codes)
        ),
    )
    return format_html(
        '<svg class="answered-arch" viewBox="0 0 57 30" role="img"><title>{}</title>{}</svg>', said, stones
    )


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A small line drawing; the word beside it says what it means."""
    return format_html(
        '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.7" '
        'stroke-linejoin="round" stroke-linecap="round"><path d="{}"/></svg>',
        ICONS[name],
    )


@register.filter
def people_time(at: datetime | date | None) -> SafeString | str:
    """A date as people say it ("morgen om 9.30 uur"), exact on hover and in print."""
    if at is None:
        return ""
    if not isinstance(at, datetime):
        return format_html('<time datetime="{}">{}</time>', at.isoformat(), spoken.day(at, clock.today()))
    said, full = spoken.moment(at, clock.now()), spoken.exact(at)
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), full, said)


@register.filter
def ago(at: datetime | None) -> SafeString | str:
    """ "3 uur geleden", or "over 2 dagen" when it is still to come."""
    if at is None:
        return ""
    now = clock.now()
    length = spoken.distance(now - at)
    said = (_("{length} geleden") if at <= now else _("over {length}")).format(length=length)
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), spoken.exact(at), said)


@register.filter
def is_over(at: datetime) -> bool:
    """Whether a moment has passed, by the clock of the house."""
    return at <= clock.now()


@register.filter
def initials(name: str) -> str:
    """Two letters of a name."""
    return spoken.initials(name)


@register.simple_tag
def bar(part: float, whole: float) -> SafeString:
    """A small picture of a share, beside the sentence that says it: 0 when the whole is nothing."""
    width = round(100 * min(part, whole) / whole, 1) if whole else 0
    return format_html(
        '<svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="12"/><rect class="bar__fill" width="{}" height="12"/></svg>',
        width,
    )


@register.simple_tag(takes_context=True)
def doors(context: template.Context, place: str) -> tuple[Way, ...]:
    """The doors of a place ("rooms", "thumb", "more", "mine", "foot") that this reader may open."""
    return ways(place, context.get("member"), _path(context))


@register.simple_tag(takes_context=True)
def door_items(context: template.Context, place: str) -> SafeString:
    """The same doors as items of a list."""
    return _items(doors(context, place))


def _path(context: template.Context) -> str:
    request = context.get("request")
    return request.path if request else ""


@lru_cache(maxsize=200)
def _items(doors: tuple[Way, ...]) -> SafeString:
    current = mark_safe(' aria-current="page"')
    item = '<li><a href="{}"{}>{}</a></li>'
    return format_html_join("", item, ((door.path, current if door.here else "", door.label) for door in doors))


@register.simple_tag(takes_context=True)
def came_from(context: Context) -> str:
    """The page of this house that the reader came from, or nothing: an address of elsewhere is never shown."""
    request = context.get("request")
    if request is None:
        return ""
    at = str(request.META.get("HTTP_REFERER", ""))
    if not url_has_allowed_host_and_scheme(at, {request.get_host()}) or at == request.build_absolute_uri():
        return ""
    page = urlsplit(at)
    path = "/" + page.path.lstrip("/")  # two slashes in front would begin an address of elsewhere
    return page._replace(scheme="", netloc="", path=path).geturl()
