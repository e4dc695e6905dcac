"""A method is data: the script of a discussion, step by step. Pure: no Django, no database.

`read` turns plain data (a file, a form, an import) into a `Method` and refuses what it does not understand by name;
`faults` says what in a method that was understood cannot work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

LONGEST_SCRIPT = 20
"""Steps in one method."""
LONGEST_STEP_MINUTES = 180
LONGEST_STEP_DAYS = 30
MEETINGS = 3
"""A method can be spread over at most this many meetings."""
LONGEST_KEY = 60
"""Characters in the key of a step: what is weighed, said and drawn in it is kept under that."""
LONGEST_TITLE = 80
LONGEST_TEXT = 600
"""Characters in a summary, in what a method suits, and in what is said at a step."""


class StepKind(StrEnum):
    OPEN = "open"
    ASK = "ask"
    WEIGH = "weigh"
    REVEAL = "reveal"
    TURNS = "turns"
    ASIDE = "aside"
    JUDGE = "judge"
    DECIDE = "decide"
    REFLECT = "reflect"
    EVALUATE = "evaluate"


SEALED_KINDS = frozenset({StepKind.WEIGH, StepKind.JUDGE})
"""What is done alone and sealed, until a reveal."""


class Active(StrEnum):
    """Who is asked to do something in a step."""

    EVERYONE = "everyone"
    BRINGER = "bringer"
    FACILITATOR = "facilitator"
    OTHERS = "others"
    """Everybody but who brought the case."""


class Shows(StrEnum):
    """What a step makes visible to the seats of the discussion. Sealed values only ever by a reveal."""

    CASE = "case"
    WISHES = "wishes"
    FACTORS = "factors"
    QUESTIONS = "questions"
    WEIGHINGS = "weighings"
    VERDICTS = "verdicts"
    CONTRIBUTIONS = "contributions"
    RECORD = "record"


class Cards(StrEnum):
    NONE = ""
    ALL = "all"
    """One card for everybody."""
    EACH = "each"
    """One card for each seat."""


class Unreadable(ValueError):
    """The data is no method. `faults` holds a code and what it is about, by which the page finds its Dutch words."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{f.code}: {f.about}" for f in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names what is wrong, `step` the number of the step (from 1; 0: the method), `about` the word at fault."""

    code: str
    step: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """`minutes` in a live discussion, `days` (working days) in a slow one; `meeting` counts from 1."""

    key: str
    kind: StepKind
    title: str
    instructions: str
    minutes: int
    days: int
    active: Active
    lead: str = ""
    shows: tuple[Shows, ...] = ()
    meeting: int = 1
    reveals: str = ""
    again: str = ""
    cards: Cards = Cards.NONE
    nameless: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    key: str
    title: str
    summary: str
    suits: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def days(self) -> int:
        return sum(step.days for step in self.steps)

    @property
    def meetings(self) -> int:
        return max((step.meeting for step in self.steps), default=1)

    def step_called(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def sealed_before(self, place: int) -> Step | None:
        """What a reveal at `place` opens: the step it names, else the latest weighing or judgement before it."""
        if named := self.steps[place].reveals:
            return self.step_called(named)
        return next((s for s in reversed(self.steps[:place]) if s.kind in SEALED_KINDS), None)


def read(data: Mapping[str, Any]) -> Method:
    """A method from plain data with `key`, `title`, `summary`, `suits` and a list `step` (or `steps`).

    Raises `Unreadable` for an unknown kind, role or word, by name, and for a number that is none.
    """
    rows = data.get("step", data.get("steps", ()))
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not all(isinstance(r, Mapping) for r in rows):
        raise Unreadable([Fault("no_steps")])
    wrong = [fault for number, row in enumerate(rows, 1) for fault in _unknown(row, number)]
    if wrong:
        raise Unreadable(wrong)
    steps = tuple(_step(row, number) for number, row in enumerate(rows, 1))
    key, title, summary, suits = (str(data.get(name, "")).strip() for name in ("key", "title", "summary", "suits"))
    return Method(key, title, summary, suits, steps)


def plain(method: Method) -> dict[str, Any]:
    """The method as JSON keeps it; `read(plain(method)) == method`."""
    steps = [asdict(step) | {"shows": [str(s) for s in step.shows]} for step in method.steps]
    return {
        "key": method.key,
        "title": method.title,
        "summary": method.summary,
        "suits": method.suits,
        "steps": [{name: str(v) if isinstance(v, StrEnum) else v for name, v in step.items()} for step in steps],
    }


def faults(method: Method) -> list[Fault]:
    """Why this method cannot work; empty when it can."""
    found = [] if method.title else [Fault("no_title")]
    if not method.steps:
        return [*found, Fault("no_steps")]
    if len(method.steps) > LONGEST_SCRIPT:
        found.append(Fault("too_many_steps", about=str(LONGEST_SCRIPT)))
    found += _too_long(0, method.title, method.summary, method.suits)
    found += _repeated(method)
    for place in range(len(method.steps)):
        found += _faults_of(method, place)
    if method.steps[0].kind is not StepKind.OPEN:
        found.append(Fault("opens_elsewhere", 1))
    return found


KNOWN = {"kind": frozenset(StepKind), "active": frozenset(Active), "cards": frozenset(Cards)}
KNOWN_SHOWS = frozenset(Shows)


def _unknown(row: Mapping[str, Any], number: int) -> list[Fault]:
    found = []
    for name, known in KNOWN.items():
        value = str(row.get(name, "" if name != "active" else Active.EVERYONE))
        if value not in known:
            found.append(Fault(f"unknown_{name}", number, value))
    found += [Fault("unknown_shows", number, str(s)) for s in _shows(row) if str(s) not in KNOWN_SHOWS]
    for name in ("minutes", "days", "meeting"):
        if not isinstance(row.get(name, 1), int) or isinstance(row.get(name, 1), bool):
            found.append(Fault("no_number", number, name))
    return found


def _shows(row: Mapping[str, Any]) -> Sequence[Any]:
    """A single word is a list of one."""
    shows = row.get("shows", ())
    return shows if isinstance(shows, list | tuple) else [shows]


def _step(row: Mapping[str, Any], number: int) -> Step:
    return Step(
        key=str(row.get("key") or f"stap-{number}"),
        kind=StepKind(row["kind"]),
        title=str(row.get("title", "")).strip(),
        instructions=str(row.get("instructions", "")).strip(),
        lead=str(row.get("lead", "")).strip(),
        minutes=row.get("minutes", 0),
        days=row.get("days", 0),
        active=Active(row.get("active", Active.EVERYONE)),
        shows=tuple(Shows(name) for name in _shows(row)),
        meeting=row.get("meeting", 1),
        reveals=str(row.get("reveals", "")),
        again=str(row.get("again", "")),
        cards=Cards(row.get("cards", "")),
        nameless=bool(row.get("nameless", False)),
        private=bool(row.get("private", False)),
    )


def _repeated(method: Method) -> list[Fault]:
    seen: set[str] = set()
    found = []
    for number, step in enumerate(method.steps, 1):
        if step.key in seen:
            found.append(Fault("key_twice", number, step.key))
        seen.add(step.key)
    return found


def _too_long(number: int, title: str, *texts: str) -> list[Fault]:
    found = [Fault("too_long", number, str(LONGEST_TITLE))] if len(title) > LONGEST_TITLE else []
    return found or [Fault("too_long", number, str(LONGEST_TEXT)) for text in texts if len(text) > LONGEST_TEXT][:1]


def _faults_of(method: Method, place: int) -> list[Fault]:
    step, number = method.steps[place], place + 1
    found = _too_long(number, step.title, step.instructions, step.lead)
    if max(map(len, (step.key, step.reveals, step.again))) > LONGEST_KEY:
        found.append(Fault("too_long", number, str(LONGEST_KEY)))
    if not step.title:
        found.append(Fault("step_without_title", number))
    if not step.instructions:
        found.append(Fault("no_instructions", number, step.title))
    if not 0 < step.minutes <= LONGEST_STEP_MINUTES or not 0 < step.days <= LONGEST_STEP_DAYS:
        found.append(Fault("no_time", number, step.title))
    before = method.steps[place - 1].meeting if place else 1
    if not before <= step.meeting <= MEETINGS:
        found.append(Fault("meeting_out_of_order", number, step.title))
    if step.kind in SEALED_KINDS and step.active in {Active.BRINGER, Active.FACILITATOR}:
        found.append(Fault("nobody_active", number, step.title))
    return found + _refers_wrong(method, place)


def _refers_wrong(method: Method, place: int) -> list[Fault]:
    step, number = method.steps[place], place + 1
    earlier = {s.key: s for s in method.steps[:place] if s.kind in SEALED_KINDS}
    found = []
    if step.kind is StepKind.REVEAL and (not earlier or (step.reveals and step.reveals not in earlier)):
        found.append(Fault("reveal_without_weighing", number, step.title))
    if step.again and getattr(earlier.get(step.again), "kind", None) is not StepKind.WEIGH:
        found.append(Fault("again_without_weighing", number, step.title))
    revealed = any(s.kind is StepKind.REVEAL for s in method.steps[: place + 1])
    sealed_words = {Shows.WEIGHINGS, Shows.VERDICTS} & set(step.shows)
    if sealed_words and not revealed:
        found.append(Fault("shows_what_is_sealed", number, step.title))
    return found
