"""Who brings a case and who leads on the dates of a peer group: by turns. Pure: no Django, no database.

A role goes to whoever had it least; of those, to whoever had it longest ago; of those, to whoever came first. Nobody
brings and leads on one date, unless they are alone. In a group that stays the same nobody has a role two times more
than anybody else: tested with groups and series of any size.

To keep that promise for leading, of those who led as little the one who brought least goes first: they will be
bringing soon, and cannot lead then. Who joins later starts level with whoever had a role least, instead of making up
for dates before their time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Peer:
    """`since` is the place in the series of the first date that came after they joined."""

    pk: int
    since: int = 0


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what on one date, by the number of the peer; None: nobody yet."""

    bringer: int | None = None
    facilitator: int | None = None


@dataclass(slots=True)
class _Count:
    times: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)

    def join(self, pk: int) -> None:
        self.times.setdefault(pk, min(self.times.values(), default=0))

    def had(self, pk: int | None, place: int) -> None:
        if pk in self.times:
            self.times[pk] += 1
            self.last[pk] = place


def filled(peers: Sequence[Peer], dates: Sequence[Roles]) -> list[Roles]:
    """The same dates, in their order, with somebody from `peers` (in the order in which they joined) wherever nobody
    stood. What stands is kept; somebody who is no peer any more counts for nothing."""
    brought, led = _Count(), _Count()
    found: list[Roles] = []
    for place, date in enumerate(dates):
        here = [peer.pk for peer in peers if peer.since <= place]
        for pk in here:
            brought.join(pk)
            led.join(pk)
        bringer = date.bringer if date.bringer is not None else _next_bringer(here, brought, date.facilitator)
        leader = date.facilitator if date.facilitator is not None else _next_leader(here, led, brought, bringer)
        brought.had(bringer, place)
        led.had(leader, place)
        found.append(Roles(bringer, leader))
    return found


def _next_bringer(here: Sequence[int], brought: _Count, leader: int | None) -> int | None:
    free = _but(here, leader)
    return min(free, key=lambda pk: (brought.times[pk], brought.last.get(pk, -1)), default=None)


def _next_leader(here: Sequence[int], led: _Count, brought: _Count, bringer: int | None) -> int | None:
    free = _but(here, bringer)
    return min(free, key=lambda pk: (led.times[pk], brought.times[pk], led.last.get(pk, -1)), default=None)


def _but(here: Sequence[int], taken: int | None) -> Collection[int]:
    return [pk for pk in here if pk != taken] or here
