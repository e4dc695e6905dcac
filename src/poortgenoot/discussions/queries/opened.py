"""What was opened, laid out for the table: pictures, sentences, reasons, verdicts and what shifted.

What is opened never changes, so it is laid out once in a process, and once more when somebody is called otherwise.
Nothing in it is one seat's own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from poortgenoot.discussions import revealing
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.method import Shows, Step, StepKind
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.picture import of_everyone
from poortgenoot.discussions.queries.places import names_of, seats_of
from poortgenoot.discussions.queries.progress import Progress
from poortgenoot.discussions.queries.revealed import revealed
from poortgenoot.discussions.queries.table import Table
from poortgenoot.discussions.revealing import Said, Shown, Thing

KEPT = 100
LEAST = 2
"""At a table of people who see each other a picture is drawn from two professions on."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one participant weighed so, and what would change their mind."""

    name: str
    profession: str
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class Moved:
    """One participant who weighed otherwise the second time."""

    name: str
    profession: str
    before: Weighed
    after: Weighed


@dataclass(frozen=True, slots=True)
class Laid:
    """One factor on the table; `number` is its own on a page with several openings."""

    number: str
    shown: Shown
    reasons: tuple[Reason, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    name: str
    profession: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One step that was opened; `missing`: the professions of who had not sealed; `weighed_again`: a second time;
    `names`: how the seats were called when it was laid out; `drawn`: its HTML by the number that it has on a page, kept
    by who renders it, as it is for all alike."""

    step: Step
    factors: tuple[Laid, ...]
    said: Said
    advice: tuple[Advice, ...]
    people: int
    professions: tuple[str, ...]
    missing: tuple[str, ...]
    weighed_again: bool
    locked: int
    """So many envelopes no key of ours opens: they are not in the rest."""
    names: Mapping[int, str]
    drawn: dict[int, str] = field(default_factory=dict, compare=False)

    @property
    def has_moved(self) -> bool:
        return any(laid.moved for laid in self.factors)


_laid_out: OrderedDict[tuple[int, str], Opened] = OrderedDict()


def opened_at(table: Progress) -> tuple[Opened, ...]:
    """What the present step shows of what was opened; after the end all of it, in the order of the steps."""
    wanted = _wanted(table)
    return tuple(_opened(table, step) for step in wanted if step.key in table.revealed)


def _wanted(table: Progress) -> list[Step]:
    sealed = [s for s in table.method.steps if s.key in table.revealed]
    if table.discussion.closed_at:
        return sealed
    if table.step is None:
        return []
    if table.opens:
        return [table.opens]
    latest = {s.kind: s for s in sealed if _shown(s, table.step)}
    return list(latest.values())


def _shown(sealed: Step, step: Step) -> bool:
    wanted = Shows.VERDICTS if sealed.kind is StepKind.JUDGE else Shows.WEIGHINGS
    return wanted in step.shows


def _opened(table: Progress, step: Step) -> Opened:
    key = (table.discussion.pk, step.key)
    laid = _laid_out.get(key)
    if laid is None or not _is_called_so(table, laid.names):
        laid = _lay_out(table, step)
    if not laid.locked:
        _laid_out[key] = laid
    while len(_laid_out) > KEPT:
        _laid_out.popitem(last=False)
    return laid


def _is_called_so(table: Progress, names: Mapping[int, str]) -> bool:
    """Whether who sits there is called as in `names`: with a second "BA" the first became "BA 1".
    Where only the progress was read nobody is called, and what is laid out stands."""
    places = table.places if isinstance(table, Table) else ()
    return all(names.get(place.seat.pk) == place.name for place in places)


def _lay_out(table: Progress, step: Step) -> Opened:
    given = revealed(table.discussion, step.key) or []
    rows = [(seat, contents) for seat, contents in given if not contents.is_locked]
    names = names_of(seats_of(table.discussion))
    before = {seat.pk: c for seat, c in revealed(table.discussion, step.again) or []} if step.again else {}
    things = [Thing(f.key, f.group, f.title, f.hint) for f in table.factors] if step.kind is StepKind.WEIGH else []
    found = revealing.voices(things, ((seat.profession, contents, False) for seat, contents in rows))
    drawn = revealing.pictures(found, of_everyone)
    missing = table.discussion.reveals.get(step=step.key).missing
    return Opened(
        step=step,
        factors=tuple(
            Laid(
                f"{table.method.steps.index(step)}-{number}",
                shown,
                _reasons(shown.factor.key, rows, names),
                _moved(shown.factor.key, rows, before, names),
            )
            for number, shown in enumerate(revealing.shown(things, drawn, LEAST), 1)
        ),
        said=revealing.said(things, found, drawn),
        advice=tuple(Advice(names[seat.pk], seat.profession, c.verdict, c.reason) for seat, c in rows if c.verdict),
        people=len(rows),
        professions=tuple(sorted({seat.profession for seat, _contents in rows})),
        missing=tuple(table.discussion.seats.filter(pk__in=missing).values_list("profession", flat=True)),
        weighed_again=bool(before),
        locked=len(given) - len(rows),
        names=names,
    )


type Rows = list[tuple[Seat, Contents]]


def _reasons(key: str, rows: Rows, names: dict[int, str]) -> tuple[Reason, ...]:
    return tuple(
        Reason(names[seat.pk], seat.profession, w)
        for seat, contents in rows
        if (w := contents.factors.get(key)) and w.reason and not w.cannot_judge
    )


def _moved(key: str, rows: Rows, before: dict[int, Contents], names: dict[int, str]) -> tuple[Moved, ...]:
    found = []
    for seat, contents in rows:
        old = before[seat.pk].factors.get(key) if seat.pk in before else None
        new = contents.factors.get(key)
        if old and new and old.weight is not None and new.weight is not None and _place(old) != _place(new):
            found.append(Moved(names[seat.pk], seat.profession, old, new))
    return tuple(found)


def _place(weighed: Weighed) -> tuple[int | None, int | None]:
    return weighed.weight, weighed.direction
