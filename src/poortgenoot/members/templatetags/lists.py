"""Long lists of small parts: written out in one go, as a template would take five times as long over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from poortgenoot.core.templatetags.look import profession_mark
from poortgenoot.members.choices import Choice, Group

register = template.Library()

CHOICE = (
    '<li><label class="choice"><input class="utrecht-{look} utrecht-{look}--html-input" type="{kind}" name="{name}"'
    ' value="{value}"{checked}>{mark}<span>{label}</span><span class="chip__count">{count}</span></label></li>'
)
LOOKS = {"radio": "radio-button", "checkbox": "checkbox"}


@register.simple_tag
def choice_list(group: Group, choices: Iterable[Choice]) -> SafeString:
    """A list of filters: each with its box, its name, and how many it would find."""
    return format_html('<ul class="filter-choices">{}</ul>', _joined(group, choices))


def _joined(group: Group, choices: Iterable[Choice]) -> SafeString:
    return SafeString("".join(_choice(group, choice) for choice in choices))


def _choice(group: Group, choice: Choice) -> str:
    """Only the label and the value come from people; the rest are our own words and numbers."""
    return CHOICE.format(
        look=LOOKS[group.kind],
        kind=group.kind,
        name=group.name,
        value=escape(str(choice.value)),
        checked=" checked" if choice.chosen else "",
        mark=mark_of(choice.code, "small") if choice.code else "",
        label=escape(str(choice.label)),
        count=int(choice.count),
    )


@cache
def mark_of(code: str, kind: str = "") -> SafeString:
    """The mark of a profession; there are few, and they never change."""
    return profession_mark(code, kind)


@register.filter
def spans(words: Iterable[str]) -> SafeString:
    """Each word in an element of its own."""
    return format_html_join("", "<span>{}</span>", _each(words))


@register.filter
def badges(words: Iterable[str]) -> SafeString:
    """Each word as a badge."""
    return format_html_join("", '<span class="utrecht-data-badge">{}</span>', _each(words))


def _each(words: Iterable[str]) -> Iterator[tuple[str]]:
    return ((word,) for word in words)
