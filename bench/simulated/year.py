"""One year of questions through the real `sparring.rings`, hour by working hour.

The dice are thrown beforehand: for each question and member of a profession asked, whether an invitation
would be answered, declined or left, and after how many working hours. They do not depend on what the router
does, so that every router, and the bound in `bound.py`, meets exactly the same luck.
"""

from __future__ import annotations

import heapq
from bisect import insort
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

import numpy as np

from bench.simulated.community import ASKED, THEMES, Community, Person, chance, pace, popularity
from poortgenoot.sparring.rings import Rings, next_ring, ring_times
from poortgenoot.sparring.routing import Candidate, Need, Ranked
from poortgenoot.sparring.terms import AMSTERDAM, Term, add_working, working_hours_between
from poortgenoot.sparring.weights import Weights

BEGIN = datetime(2026, 1, 5, 8, tzinfo=AMSTERDAM)
WEEKS = 52
A_WEEK = timedelta(days=7)
HOURS = working_hours_between(BEGIN, BEGIN + WEEKS * A_WEEK)
TERMS = {Term.TODAY: 0.2, Term.WEEK: 0.5, Term.CALM: 0.3}


@dataclass(slots=True)
class Ask:
    """One question put to one profession."""

    question: int
    asker: Person
    profession: str
    term: Term
    published: datetime
    themes: frozenset[int]
    luck: np.ndarray
    delay: np.ndarray
    """Per member of the profession: a uniform number, and a standard normal one."""
    answered_after: float | None = None
    invited: dict[int, Invitation] = field(default_factory=dict)


@dataclass(slots=True)
class Invitation:
    ask: Ask
    person: Person
    sent: datetime
    on_duty: bool
    cap: int
    freed: bool = False
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What differs between runs."""

    on_duty: int = 2
    rings: Rings = field(default_factory=Rings)
    weights: Weights = field(default_factory=Weights)
    duty_cap: int = 10
    today_without_duty: bool = False
    questions_a_week: int = 30


def questions(community: Community, setting: Setting, seed: int = 2) -> list[Ask]:
    """A year of questions, one Ask for each profession asked. "Today" needs somebody on duty."""
    rng = np.random.default_rng(seed)
    asks = []
    for number in range(1, setting.questions_a_week * WEEKS + 1):
        asker = community.people[rng.integers(len(community.people))]
        many = rng.choice([1, 2, 3, 4], p=[0.3, 0.4, 0.2, 0.1])
        professions = rng.choice(list(ASKED), many, replace=False, p=list(ASKED.values())).tolist()
        term = Term(rng.choice([str(t) for t in TERMS], p=list(TERMS.values())))
        published = add_working(BEGIN, float(rng.uniform(0, HOURS)))
        themes = frozenset(rng.choice(THEMES, rng.integers(1, 4), replace=False, p=popularity()).tolist())
        dice = [(p, rng.random(n := len(community.of[p])), rng.normal(size=n)) for p in professions]
        if term is Term.TODAY and not setting.on_duty and not setting.today_without_duty:
            term = Term.WEEK
        asks += [Ask(number, asker, p, term, published, themes, luck, delay) for p, luck, delay in dice]
    return sorted(asks, key=lambda ask: (ask.published, ask.question, ask.profession))


def rosters(community: Community, setting: Setting) -> dict[tuple[str, int], frozenset[int]]:
    """Who is on duty, per profession and week: those who ever answer take turns."""
    turns = {}
    for profession, people in community.of.items():
        willing = [p.member for p in people if p.keen]
        for week in range(WEEKS + 3):
            first = week * setting.on_duty
            picked = [willing[(first + n) % len(willing)] for n in range(setting.on_duty)] if willing else []
            turns[profession, week] = frozenset(picked)
    return turns


def week_of(moment: datetime) -> int:
    return (moment.date() - BEGIN.date()).days // 7


def outcome(ask: Ask, person: Person, place: int, on_duty: bool, community: Community) -> tuple[str, float]:
    """What an invitation to this person would bring, and after how many working hours."""
    nature = community.nature
    likely = chance(person, ask.themes, on_duty, nature)
    luck, z = ask.luck[place], ask.delay[place]
    if luck < likely:
        return "answer", pace(person, on_duty, nature) * float(np.exp(nature.spread_within * z))
    declines = nature.doctors_decline if person.profession in ("BA", "VA") else nature.declines
    if luck < likely + (1 - likely) * declines:
        return "decline", nature.decline_hours * float(np.exp(nature.spread_within * z))
    return "silent", 0.0


Choose = Callable[["Year", Ask, Need, list[Candidate], int], list[Ranked]]


def by_routing(year: Year, ask: Ask, need: Need, candidates: list[Candidate], number: int) -> list[Ranked]:
    """The product: the real rings."""
    setting = year.setting
    return next_ring(need, candidates, setting.rings, setting.weights, number=number, invited=ask.invited.keys())


class Year:
    """The state of the community while the year runs."""

    def __init__(self, community: Community, setting: Setting, choose: Choose = by_routing) -> None:
        self.community, self.setting, self.choose = community, setting, choose
        self.asks = questions(community, setting)
        self.duty = rosters(community, setting)
        self.place = {p.member: n for people in community.of.values() for n, p in enumerate(people)}
        self.log: dict[int, list[Invitation]] = defaultdict(list)
        self.told: dict[int, list[float]] = defaultdict(list)
        self.counts: dict[int, int] = defaultdict(int)
        self.helped: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.knows: dict[int, set[int]] = defaultdict(set)
        self.sent: list[Invitation] = []
        self.last: dict[int, datetime] = {}
        self.above_cap = 0
        self.kept: dict[int, tuple[object, Candidate]] = {}
        self.queue: list[tuple[datetime, int, Callable[[datetime], None]]] = []

    def run(self) -> Year:
        for ask in self.asks:
            schedule = ring_times(ask.published, ask.term, self.setting.rings)
            for number, moment in enumerate(schedule.rings, 1):
                self._at(moment, lambda now, a=ask, n=number: self._ring(a, n, now))
        while self.queue:
            now, _, happens = heapq.heappop(self.queue)
            happens(now)
        return self

    def _at(self, moment: datetime, happens: Callable[[datetime], None]) -> None:
        self._count = getattr(self, "_count", 0) + 1
        heapq.heappush(self.queue, (moment, self._count, happens))

    def _ring(self, ask: Ask, number: int, now: datetime) -> None:
        if ask.answered_after is not None:
            return
        need = Need(
            ask.question, ask.asker.member, ask.profession, ask.term, now, ask.themes,
            frozenset({ask.asker.host}), frozenset({ask.asker.province}),
        )  # fmt: skip
        on_duty = self.duty[ask.profession, week_of(now)]
        people = self.community.of[ask.profession]
        candidates = [self._candidate(p, p.member in on_duty, ask.asker.member, now) for p in people]
        for ranked in self.choose(self, ask, need, candidates, number):
            self._invite(ask, ranked.candidate, now)

    def _candidate(self, person: Person, on_duty: bool, asker: int, now: datetime) -> Candidate:
        log, member = self.log[person.member], person.member
        while log and log[0].sent <= now - A_WEEK:
            log.pop(0)
        week = sum(not i.freed for i in log)
        known = member in self.knows[asker] if asker in self.knows else False
        key = (week, on_duty, known, self.counts[member], len(self.told[member]))
        kept = self.kept.get(member)
        if kept and kept[0] == key:
            return kept[1]
        told = self.told[member]
        candidate = Candidate(
            member, frozenset({person.profession}), cap=self.setting.duty_cap if on_duty else person.cap,
            invited_this_week=week, brings=person.brings, helped=dict(self.helped[member]),
            hosts=frozenset({person.host}), regions=frozenset({person.province}), answered_asker=known,
            last_invited=self.last.get(member), invited=self.counts[member], answered=len(told),
            median_hours=median(told) if told else None, years=person.years, on_duty=on_duty,
        )  # fmt: skip
        self.kept[member] = (key, candidate)
        return candidate

    def _invite(self, ask: Ask, candidate: Candidate, now: datetime) -> None:
        member = candidate.member
        place = self.place[member]
        person = self.community.of[ask.profession][place]
        invitation = Invitation(ask, person, now, candidate.on_duty, candidate.cap)
        ask.invited[member] = invitation
        self.sent.append(invitation)
        self.log[member].append(invitation)
        self.counts[member] += 1
        self.last[member] = now
        held = sum(not i.freed and i.sent > now - A_WEEK for i in self.log[member])
        self.above_cap += held > candidate.cap
        what, hours = outcome(ask, person, place, candidate.on_duty, self.community)
        if what == "answer":
            self._at(add_working(now, hours), lambda then: self._answer(invitation, hours, then))
        if what == "decline":
            self._at(add_working(now, hours), lambda then: self._decline(invitation, then))

    def _decline(self, invitation: Invitation, now: datetime) -> None:
        invitation.declined = not invitation.freed

    def _answer(self, invitation: Invitation, hours: float, now: datetime) -> None:
        ask, member = invitation.ask, invitation.person.member
        if invitation.freed:
            return
        insort(self.told[member], hours)
        self.knows[ask.asker.member].add(member)
        if ask.luck[self.place[member]] * 7919 % 1 < self.community.nature.helps:
            for theme in ask.themes:
                self.helped[member][theme] += 1
        if ask.answered_after is not None:
            return
        ask.answered_after = working_hours_between(ask.published, now)
        for other in ask.invited.values():
            if other is not invitation and not other.declined:
                other.freed = True
                self.counts[other.person.member] -= 1
