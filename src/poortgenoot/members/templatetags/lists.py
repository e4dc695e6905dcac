"""Long lists of small parts: written out in one go, as a template would take five times as long over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from poortgenoot.core.templatetags.look import profession_mark
from poortgenoot.members.choices import Choice, Group

register = template.Library()


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member in the list, in words that this viewer may read."""

    pk: int
    name: str
    mark: SafeString
    url: str
    what: str
    where: list[str]
    themes: list[str]
    drive: str


ROW = (
    '<li><article class="row" id="lid-{pk}">{mark}<h3 class="row__title person__name"><a href="{url}">{name}</a></h3>'
    '<p class="row__why">{what}</p><p class="row__meta">{where}</p>{themes}{drive}</article></li>'
)

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
        mark=profession_mark(choice.code, "small") if choice.code else "",
        label=escape(str(choice.label)),
        count=int(choice.count),
    )


@register.simple_tag
def member_rows(rows: Iterable[MemberRow]) -> SafeString:
    """The list itself: mark, name, profession and years, where, and on what."""
    return SafeString(f'<ul class="rows">{"".join(_member(row) for row in rows)}</ul>')


def _member(row: MemberRow) -> str:
    themes = f'<p class="row__meta">{_spans(row.themes, ' class="utrecht-data-badge"')}</p>' if row.themes else ""
    drive = f'<p class="row__side soft">{escape(row.drive)}</p>' if row.drive else ""
    return ROW.format(
        pk=row.pk,
        mark=row.mark,
        url=escape(row.url),
        name=escape(row.name),
        what=escape(row.what),
        where=_spans(row.where),
        themes=themes,
        drive=drive,
    )


def _spans(words: Iterable[str], attributes: str = "") -> str:
    return "".join(f"<span{attributes}>{escape(word)}</span>" for word in words)
