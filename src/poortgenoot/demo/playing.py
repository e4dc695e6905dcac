"""`poortgenoot demo --play`: a thread beside the pages in which the cast plays one table after the other.

It keeps nothing: where the table stands says what is next, also after a restart.
"""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread

import structlog
from django.db import close_old_connections, transaction

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.demo import tables
from poortgenoot.demo.models import Part
from poortgenoot.demo.performing import Performance
from poortgenoot.demo.world import rows
from poortgenoot.discussions.actions.texts import take_out
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.guard.engine import GuardUnavailable
from poortgenoot.members.models import Member

log = structlog.get_logger("poortgenoot.playing")
LOOK_AGAIN, BETWEEN_TABLES = 2.0, 60.0
"""Seconds: between two looks at a table where others are waited for; from the end of one to the next."""
_thread: Thread | None = None


class Play:
    """The table that is played now. `tempo`: how much longer (or shorter) everything takes."""

    def __init__(self, tempo: float = 1.0) -> None:
        self.tempo = tempo
        self.row = next(row for row in rows("tables") if row["key"] == "live")
        parts = Part.objects.filter(key__startswith="member:").select_related("member")
        self.people: dict[str, Member] = {p.key.removeprefix("member:"): p.member for p in parts if p.member}
        self.performance: Performance | None = None

    def go_on(self) -> float:
        """Do one thing; how many seconds to wait before the next."""
        discussion = tables.table_called("live")
        if discussion is None or discussion.closed_at is not None:
            return self._lay_the_next(discussion)
        if self.performance is None or self.performance.pk != discussion.pk:
            self.performance = Performance(self.row, self.people, discussion, self.tempo)
        seconds = self.performance.act()
        return LOOK_AGAIN * self.tempo if seconds is None else seconds

    def _lay_the_next(self, over: Discussion | None) -> float:
        if over and over.closed_at:
            due = over.closed_at + timedelta(seconds=BETWEEN_TABLES * self.tempo)
            if clock.now() < due:
                return min((due - clock.now()).total_seconds(), LOOK_AGAIN)
        with transaction.atomic():
            tables.lay(self.row, self.people, after=str(over.pk) if over else "none")
            if over and not self._met_somebody(over):
                take_out(over)
        return 0.0

    def _met_somebody(self, discussion: Discussion) -> bool:
        """Whether anybody but the cast took part: then it stays, for them to look back on."""
        cast = [self.people[voice["who"]].pk for voice in self.row["voices"]]
        return Seat.objects.filter(discussion=discussion, taken_at__isnull=False).exclude(member__in=cast).exists()


def begin(tempo: float = 1.0) -> None:
    """Play from now on, beside whatever this process does."""
    global _thread
    _thread = Thread(target=keep_playing, args=(tempo, Event()), name="playing", daemon=True)
    _thread.start()


def is_on() -> bool:
    return _thread is not None and _thread.is_alive()


def keep_playing(tempo: float, stop: Event) -> None:
    """Until told to stop, whatever breaks: a table where somebody was faster is looked at again."""
    play: Play | None = None
    while not stop.is_set():
        close_old_connections()
        wait = LOOK_AGAIN
        try:
            play = play or Play(tempo)
            wait = play.go_on()
        except Refused:
            log.info("played", what="somebody was faster")
        except GuardUnavailable:
            log.info("played", what="the guard is not ready yet")
        except Exception:
            log.exception("played")
            play = None
        close_old_connections()
        stop.wait(wait)
