"""What in a method that was understood cannot work. Pure: no Django, no database."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions.method import (
    LONGEST_KEY,
    LONGEST_SCRIPT,
    LONGEST_STEP_DAYS,
    LONGEST_STEP_MINUTES,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MEETINGS,
    SEALED_KINDS,
    Active,
    Method,
    Shows,
    StepKind,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names what is wrong, `step` the number of the step (from 1; 0: the method), `about` the word at fault."""

    code: str
    step: int = 0
    about: str = ""


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
