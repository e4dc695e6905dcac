"""One year of questions through the real `sparring.rings`, event by event, in working time."""

from __future__ import annotations

import heapq
from bisect import insort
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median

from bench.simulated.community import Community, Person
from bench.simulated.questions import A_WEEK, Ask
from bench.simulated.setting import Setting, asks_of, rosters, week_of
from poortgenoot.sparring.rings import next_ring, ring_times
from poortgenoot.sparring.routing import Candidate, Need, Ranked
from poortgenoot.sparring.terms import add_working, working_hours_between

NEVER = float("inf")


@dataclass(slots=True)
class Invitation:
    ask: Ask
    person: Person
    sent: datetime
    on_duty: bool
    cap: int
    held: bool = True
    """Counts against the cap."""
    freed: bool = False
    declined: bool = False
    settled: bool = False
    """Counts in how often this member answers."""


Choose = Callable[["Year", Ask, Need, list[Candidate], int], list[Ranked]]


def by_routing(year: Year, ask: Ask, need: Need, candidates: list[Candidate], number: int) -> list[Ranked]:
    """The product: the real rings."""
    setting = year.setting
    return next_ring(need, candidates, setting.rings, setting.weights, number=number, invited=ask.invited.keys())


class Year:
    """The state of the community while the year runs."""

    def __init__(self, community: Community, setting: Setting, choose: Choose = by_routing) -> None:
        self.community, self.setting, self.choose = community, setting, choose
        self.asks = asks_of(community, setting)
        self.duty = rosters(community, setting)
        self.place = {p.member: n for crowd in community.of.values() for n, p in enumerate(crowd.people)}
        self.held: dict[int, int] = defaultdict(int)
        """Invitations of the last seven days that count against the cap."""
        self.told: dict[int, list[float]] = defaultdict(list)
        self.counts: dict[int, int] = defaultdict(int)
        self.helped: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.knows: dict[int, set[int]] = defaultdict(set)
        self.sent: list[Invitation] = []
        self.last: dict[int, datetime] = {}
        self.above_cap = 0
        self.kept: dict[int, Candidate] = {}
        """Candidates as they are off duty, until something changes."""
        self.queue: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self.turn = 0

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
        self.turn += 1
        heapq.heappush(self.queue, (moment, self.turn, happens))

    def _ring(self, ask: Ask, number: int, now: datetime) -> None:
        if ask.answered_after is not None or ask.ring >= number:
            return
        ask.ring = number
        need = Need(
            ask.question, ask.asker.member, ask.profession, ask.term, now, ask.themes,
            frozenset({ask.asker.host}), frozenset({ask.asker.province}),
        )  # fmt: skip
        for ranked in self.choose(self, ask, need, self._candidates(ask, now), number):
            self._invite(ask, ranked.candidate, now)

    def _candidates(self, ask: Ask, now: datetime) -> list[Candidate]:
        """Everybody of the profession but those at their cap, whom no router may ask."""
        held, kept, duty = self.held, self.kept, self.duty[ask.profession, week_of(now)]
        people = self.community.of[ask.profession].people
        found = {p.member: kept.get(p.member) or self._candidate(p) for p in people if held[p.member] < p.cap}
        for member in duty:
            if held[member] < self.setting.duty_cap:
                candidate = kept.get(member) or self._candidate(people[self.place[member]])
                found[member] = replace(candidate, on_duty=True, cap=self.setting.duty_cap)
        for member in self.knows.get(ask.asker.member, set()) & found.keys():
            found[member] = replace(found[member], answered_asker=True)
        return list(found.values())

    def _candidate(self, person: Person) -> Candidate:
        member = person.member
        told = self.told[member]
        self.kept[member] = candidate = Candidate(
            member, frozenset({person.profession}), cap=person.cap, invited_this_week=self.held[member],
            brings=person.brings, helped=dict(self.helped[member]), hosts=frozenset({person.host}),
            regions=frozenset({person.province}), last_invited=self.last.get(member),
            invited=self.counts[member], answered=len(told), median_hours=median(told) if told else None,
            years=person.years,
        )  # fmt: skip
        return candidate

    def _invite(self, ask: Ask, candidate: Candidate, now: datetime) -> None:
        member = candidate.member
        place = self.place[member]
        person = self.community.of[ask.profession].people[place]
        invitation = Invitation(ask, person, now, candidate.on_duty, candidate.cap)
        ask.invited[member] = invitation
        self.sent.append(invitation)
        self.last[member] = now
        self.held[member] += 1
        self.kept.pop(member, None)
        self.above_cap += self.held[member] > candidate.cap
        self._at(now + A_WEEK, lambda _: self._week_later(invitation))
        dice = ask.dice[candidate.on_duty]
        answers, declines = float(dice.answers[place]), float(dice.declines[place])
        if answers < NEVER:
            self._at(add_working(now, answers), lambda then: self._answer(invitation, answers, then))
        if declines < NEVER:
            self._at(add_working(now, declines), lambda then: self._decline(invitation, then))

    def _week_later(self, invitation: Invitation) -> None:
        self._let_go(invitation)
        self._settle(invitation)

    def _let_go(self, invitation: Invitation) -> None:
        """The place under the cap comes back."""
        self.held[invitation.person.member] -= invitation.held
        invitation.held = False
        self.kept.pop(invitation.person.member, None)

    def _settle(self, invitation: Invitation) -> None:
        """Known: answered, declined or missed. Somebody freed missed nothing."""
        self.counts[invitation.person.member] += not (invitation.settled or invitation.freed)
        invitation.settled = True
        self.kept.pop(invitation.person.member, None)

    def _decline(self, invitation: Invitation, now: datetime) -> None:
        """With nobody left to wait for, the next ring is asked at once, as the house does."""
        ask = invitation.ask
        invitation.declined = not invitation.freed
        self._settle(invitation)
        if all(i.declined for i in ask.invited.values()):
            self._ring(ask, ask.ring + 1, now)

    def _answer(self, invitation: Invitation, hours: float, now: datetime) -> None:
        ask, member = invitation.ask, invitation.person.member
        if invitation.freed:
            return
        self._settle(invitation)
        insort(self.told[member], hours)
        self.knows[ask.asker.member].add(member)
        if ask.helps[self.place[member]]:
            for theme in ask.themes:
                self.helped[member][theme] += 1
        if ask.answered_after is None:
            ask.answered_after = working_hours_between(ask.published, now)
            self._free_others(invitation)

    def _free_others(self, answered: Invitation) -> None:
        for other in answered.ask.invited.values():
            if other is not answered and not other.declined:
                other.freed = True
                self._let_go(other)
