"""Long lists of small parts: written out in one go, as a template would take five times as long over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html, format_html_join
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
    return format_html_join("", "{}", ((_choice(group, choice),) for choice in choices))


def _choice(group: Group, choice: Choice) -> SafeString:
    return format_html(
        CHOICE,
        look=LOOKS[group.kind],
        kind=group.kind,
        name=group.name,
        value=choice.value,
        checked=SafeString(" checked") if choice.chosen else "",
        mark=profession_mark(choice.code, "small") if choice.code else "",
        label=choice.label,
        count=choice.count,
    )


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
