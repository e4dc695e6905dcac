"""What a weighing is called, for templates. There are few of them and a reveal says them often: each is kept."""

from __future__ import annotations

import uuid
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from poortgenoot.core.marks import MARKS
from poortgenoot.discussions import words
from poortgenoot.discussions.divergence import Spread
from poortgenoot.discussions.forms.weighing import Choice
from poortgenoot.discussions.queries.opened import Opened

register = template.Library()


@register.filter
@cache
def weight_name(value: int) -> str:
    """3 gives "weegt zwaar"."""
    return words.weight(value)


@register.filter
@cache
def direction_name(value: int) -> str:
    """-1 gives "hindert wat"."""
    return words.direction(value)


@register.filter
def group_name(group: str) -> str:
    """ "law" gives "wet en regels"."""
    return str(words.GROUPS.get(group, ""))


@register.filter
@cache
def weights_said(found: Spread | None) -> str:
    """The middle half of some weights, in words."""
    return words.ranged(found, words.WEIGHTS)


@register.filter
@cache
def directions_said(found: Spread | None) -> str:
    return words.ranged(found, words.DIRECTIONS)


@register.filter
def and_said(codes: list[str]) -> str:
    """["BA", "JC"] gives "de bedrijfsarts en de jobcoach"."""
    return words.professions(codes)


@register.simple_tag
def write_key() -> str:
    """A key for one form, so that what it sends twice stands once. Not in what many see alike."""
    return str(uuid.uuid4())


@register.simple_tag
def opening(opened: Opened, number: int) -> SafeString:
    """One step that was opened, as the `number`th of a page. At a full table it takes long, and all see the same."""
    if number not in opened.drawn:
        given = {"opening": opened, "turn_number": number}
        opened.drawn[number] = render_to_string("discussions/table/_opening.html", given)
    return mark_safe(opened.drawn[number])  # what a template rendered


@register.filter
def locked_said(number: int) -> str:
    """So many weighings that no key opens, and what to do."""
    return words.locked(number)


@register.simple_tag
def scale_points(choices: list[Choice], name: str, key: str, number: str) -> SafeString:
    """The radio buttons of one scale of factor `key`, the `number`th on the page.

    A page has ninety of them, so they are no templates of their own.
    """
    point = (
        '<span class="step"><input type="radio" name="{name}:{key}" value="{value}" id="{id}"{checked}>'
        '<label for="{id}"><span class="step__sign" aria-hidden="true">{sign}</span>'
        '<span class="step__said">{said}</span></label></span>'
    )
    rows = (
        {
            "name": name,
            "key": key,
            "id": f"{name[0]}{number}-{choice.place}",
            "value": choice.value,
            "checked": CHECKED if choice.is_chosen else "",
            "sign": choice.sign,
            "said": choice.said,
        }
        for choice in choices
    )
    return mark_safe("".join(format_html(point, **row) for row in rows))


CHECKED = mark_safe(" checked")


@register.simple_tag
@cache
def mark_symbols() -> SafeString:
    """The nine marks, once a page, for pictures that draw many: <use href="#merk-BA">."""
    symbol = (
        '<symbol id="merk-{}" viewBox="0 0 32 32"><g class="pin mark--{}"><path d="{}"/>'
        '<text x="16" y="{}">{}</text></g></symbol>'
    )
    return format_html_join("", symbol, ((c, c, m.shape, m.baseline, c) for c, m in MARKS.items()))
