"""A host's desk: what this room shows there, and where rooms to the right add their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from poortgenoot.members.models import Host, Member


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the desk: `template` is rendered with `context` (and `host`) under the heading `title`."""

    title: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: `text` says why, `verb` is on the link."""

    text: str
    verb: str
    url: str


@dataclass(frozen=True, slots=True)
class Column:
    """A number for each profession: `count(host)` maps codes of professions to how many."""

    label: str | Promise
    count: Callable[[Host], Mapping[str, int]]


BuildPanel = Callable[[Host, Member], Panel | None]
FindSteps = Callable[[Host], Sequence[Step]]

_panels: list[BuildPanel] = []
_tabs: dict[str, str | Promise] = {}
_columns: list[Column] = []
_steps: list[FindSteps] = []


def register_panel(build: BuildPanel) -> None:
    """Let `build(host, viewer)` add a part to every desk; None shows nothing."""
    if build not in _panels:
        _panels.append(build)


def register_tab(end: str, label: str | Promise) -> None:
    """Add a room to every desk: the page at `end` under the desk's address, such as "werkvormen/"."""
    _tabs[end] = label


def register_column(label: str | Promise, count: Callable[[Host], Mapping[str, int]]) -> None:
    """Add a column to the table of professions, such as "beantwoordde een vraag"."""
    if all(column.count is not count for column in _columns):
        _columns.append(Column(label, count))


def register_steps(find: FindSteps) -> None:
    """Let `find(host)` add things to do next."""
    if find not in _steps:
        _steps.append(find)


def panels(host: Host, viewer: Member) -> list[Panel]:
    return [panel for build in _panels if (panel := build(host, viewer))]


def more_tabs() -> list[tuple[str, str | Promise]]:
    return list(_tabs.items())


def columns() -> list[Column]:
    return list(_columns)


def more_steps(host: Host) -> list[Step]:
    return [step for find in _steps for step in find(host)]
