"""The cast at a table: what it does next, by the house's own actions.

What is next is read from the table itself and every text has a key of its own, so a performance that was broken off
anywhere goes on where the table stands. Who is no part of it is waited for, for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from poortgenoot.core import clock
from poortgenoot.demo.answering import answer_to
from poortgenoot.demo.speaking import Row, Voice
from poortgenoot.discussions import actions
from poortgenoot.discussions.access.leading import is_away
from poortgenoot.discussions.access.seats import seats_at
from poortgenoot.discussions.access.steps import is_over, is_revealed
from poortgenoot.discussions.actions import presence
from poortgenoot.discussions.actions.records import consent
from poortgenoot.discussions.actions.revealing import waited_for
from poortgenoot.discussions.method import SEALED_KINDS, Step, StepKind
from poortgenoot.discussions.models import Contribution, Discussion, Seat, Turn, Weighing
from poortgenoot.discussions.presence import SIGN_EVERY
from poortgenoot.members.models import Member

type Seconds = float
NOTHING: Seconds | None = None
"""Nothing to do now: others are waited for, or it is over."""

BEFORE_BEGINNING, FOR_A_TURN, FOR_A_CONSENT, FOR_A_VALUE = 20.0, 60.0, 45.0, 60.0
"""Seconds that a newcomer is waited for; in a weighing so long after each value they give, and before the envelopes
open the term of that step."""
SITTING_DOWN, WEIGHING, SEALING, WRITING, HEARING = 2.0, 6.0, 3.0, 9.0, 6.0
READING = {StepKind.OPEN: 15.0, StepKind.ASK: 15.0, StepKind.REVEAL: 25.0, StepKind.DECIDE: 15.0}
"""Seconds before the table goes on from a step of this kind; elsewhere `A_MOMENT`."""
A_MOMENT = 6.0


class Performance:
    """One table, played by who is named in `row`. `tempo`: how much longer (or shorter) everything takes."""

    def __init__(self, row: Row, people: dict[str, Member], discussion: Discussion, tempo: float = 1.0) -> None:
        self.row, self.people, self.pk, self.tempo = row, people, discussion.pk, tempo
        self.until: dict[tuple[int | None, str], datetime] = {}

    def act(self) -> Seconds | None:
        """Do the one next thing. The seconds that it takes somebody, or `NOTHING`."""
        self._look()
        if self.discussion.closed_at is not None:
            return NOTHING
        if self._absent():
            return self._takes(SITTING_DOWN, self._absent()[0].sit_down, self.leader or self.voices[0].at)
        self._give_signs()
        step = self.discussion.step
        return self._in_step(step) if step else self._begin()

    def sit_down(self) -> None:
        """All of the cast at once."""
        self._look()
        for voice in self._absent():
            voice.sit_down(self.voices[0].at)

    def _look(self) -> None:
        self.discussion = Discussion.objects.select_related("facilitator").get(pk=self.pk)
        self.voices = [Voice(row, self.discussion, self.people[row["who"]]) for row in self.row["voices"]]

    def _absent(self) -> list[Voice]:
        return [v for v in self.voices if v.seat is None or v.seat.taken_at is None]

    @property
    def leader(self) -> Seat | None:
        """The seat that leads, while it is one of the cast."""
        leads = self.discussion.facilitator_id
        return next((v.seat for v in self.voices if v.seat and v.seat.pk == leads), None)

    @property
    def newcomers(self) -> list[Seat]:
        """Who sits at the table, has a page open, and is no part of the cast."""
        played = {v.seat.pk for v in self.voices if v.seat}
        return [s for s in seats_at(self.discussion).exclude(pk__in=played) if not is_away(s)]

    def _begin(self) -> Seconds | None:
        if self.leader is None:
            return NOTHING
        if not self.newcomers and (rest := self._rest("begin", BEFORE_BEGINNING)):
            return rest
        return self._takes(A_MOMENT, actions.start, self.discussion, by=self.leader)

    def _in_step(self, step: Step) -> Seconds | None:
        if step.kind in SEALED_KINDS:
            done = self._weigh(step)
        else:
            do = {
                StepKind.ASK: self._ask,
                StepKind.REVEAL: self._reveal,
                StepKind.TURNS: self._speak,
                StepKind.ASIDE: self._speak,
                StepKind.DECIDE: self._decide,
                StepKind.EVALUATE: self._evaluate,
            }.get(step.kind)
            done = do(step) if do else None
        return done if done is not None else self._go_on(step)

    def _go_on(self, step: Step) -> Seconds | None:
        if self.leader is None or self._waits_for_somebody(step):
            return NOTHING
        if rest := self._rest("read", READING.get(step.kind, A_MOMENT)):
            return rest
        at = self.discussion.place or 0
        return self._takes(A_MOMENT, actions.go_to, self.discussion, at + 1, by=self.leader, expects=at)

    def _waits_for_somebody(self, step: Step) -> bool:
        """Whether somebody who is there (in a slow table: anybody) has not sealed, and still has time.

        Live, a newcomer is waited for once: while they weigh in the step for it, and else before the envelopes open,
        until the term that everybody sees there. Till then they can still seal.
        """
        opens = self._to_open() if step.kind is StepKind.REVEAL else step if step.kind in SEALED_KINDS else None
        if opens is None or is_over(self.discussion):
            return False
        missing = waited_for(self.discussion, opens.key)
        if step.kind in SEALED_KINDS and self.discussion.pace != "slow":
            return any(self._weighs_now(seat, step) for seat in missing if not is_away(seat))
        return any(self.discussion.pace == "slow" or not is_away(seat) for seat in missing)

    def _weighs_now(self, seat: Seat, step: Step) -> bool:
        """Whether `seat` gave something lately, or has had no time yet to begin."""
        since = clock.now() - timedelta(seconds=FOR_A_VALUE * self.tempo)
        lately = Weighing.objects.filter(seat=seat, step=step.key, changed_at__gt=since).exists()
        return lately or self._rest(f"weighs:{seat.pk}", FOR_A_VALUE) > 0

    def _to_open(self) -> Step | None:
        """What lies sealed at a reveal, until it is opened."""
        opens = self.discussion.method.sealed_before(self.discussion.place or 0)
        return None if opens is None or is_revealed(self.discussion, opens.key) else opens

    def _weigh(self, step: Step) -> Seconds | None:
        for voice in self._at_table():
            if not voice.lines.has_weighed(step):
                continue
            kept = voice.kept(step)
            if kept is None:
                return self._takes(WEIGHING, voice.weigh, step)
            if kept.sealed_at is None:
                return self._takes(SEALING, actions.seal, voice.at, step.key)
        return None

    def _reveal(self, step: Step) -> Seconds | None:
        if self._to_open() is None or self.leader is None or self._waits_for_somebody(step):
            return None
        return self._takes(A_MOMENT, actions.reveal, self.discussion, by=self.leader)

    def _ask(self, step: Step) -> Seconds | None:
        asking = [v for v in self._at_table() if v.lines.asks and not v.wrote(f"asks:{step.key}")]
        if asking:
            return self._takes(WRITING, asking[0].write, asking[0].lines.asks, f"asks:{step.key}")
        asked = Contribution.objects.filter(discussion=self.discussion, step=step.key, answers=None, hidden_at=None)
        bringer = self.voices[0]
        question = asked.filter(answered_by=None).exclude(seat=bringer.seat).order_by("pk").first()
        if question is None or bringer not in self._at_table():
            return None
        text = self._answer_to(question)
        return self._takes(WRITING, bringer.write, text, f"answers:{question.pk}", question)

    def _answer_to(self, question: Contribution) -> str:
        """What the bringer was going to say; to who came by what fits their words, or else that it stays open."""
        voice = next((v for v in self.voices if v.seat and v.seat.pk == question.seat_id), None)
        said = voice.lines.answered if voice else answer_to(question.text, self.row.get("answers", ()))
        return said or str(self.row["answers_open"])

    def _speak(self, step: Step) -> Seconds | None:
        turns = Turn.objects.filter(discussion=self.discussion, step=step.key).select_related("seat")
        turn = turns.filter(state__in=[Turn.State.WAITING, Turn.State.LATER]).order_by("place").first()
        if turn is None:
            return None
        voice = next((v for v in self._at_table() if v.at.pk == turn.seat_id), None)
        return self._turn_of(voice, turn, step) if voice else self._wait_for_turn(turn)

    def _turn_of(self, voice: Voice, turn: Turn, step: Step) -> Seconds:
        said = voice.lines.says(step.key)
        if said and not voice.wrote(f"says:{step.key}"):
            return self._takes(WRITING, voice.write, said, f"says:{step.key}")
        state = Turn.State.HEARD if said else Turn.State.PASSED
        return self._takes(HEARING, actions.take_turn, turn, state, by=voice.at)

    def _wait_for_turn(self, turn: Turn) -> Seconds | None:
        """A newcomer has a minute; then, or when they are not there, the round goes on without them."""
        here = turn.seat.takes_part and not is_away(turn.seat)
        if here and (rest := self._rest(f"turn:{turn.pk}", FOR_A_TURN)):
            return rest
        if self.leader is None:
            return HEARING
        return self._takes(A_MOMENT, actions.take_turn, turn, Turn.State.PASSED, by=self.leader)

    def _decide(self, step: Step) -> Seconds | None:
        for voice in self._at_table():
            if voice.lines.would_do and not voice.has_line("would_do"):
                return self._takes(WRITING, voice.write_line, "would_do", voice.lines.would_do)
        leads = next((v for v in self._at_table() if v.seat == self.leader), None)
        if leads is None:
            return self._agree()
        together = ((kind, text) for kind in ("order", "different") for text in self.row[kind])
        if left := next((line for line in together if not leads.has_line(*line)), None):
            return self._takes(WRITING, leads.write_line, *left)
        if leads.may_explain():
            return self._takes(WRITING, leads.explain, self.row["explains"])
        return self._agree()

    def _agree(self) -> Seconds | None:
        version = self.discussion.record_version
        for voice in self._at_table():
            if voice.lines.would_do and not voice.agreed(version):
                said = {"agrees": voice.lines.agrees, "reservation": voice.lines.reservation}
                return self._takes(HEARING, consent, voice.at, version, **said)
        silent = [seat for seat in self.newcomers if not _has_agreed(seat, version)]
        return self._rest("agree", FOR_A_CONSENT) or None if silent else None

    def _evaluate(self, step: Step) -> Seconds | None:
        for voice in self._at_table():
            if voice.lines.evaluates and not voice.has_evaluated():
                return self._takes(WRITING, voice.evaluate)
        return None

    def _at_table(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.seat and voice.seat.takes_part]

    def _give_signs(self) -> None:
        """Who is played has a page open, too."""
        if self.discussion.pace == "slow":
            return
        for voice in self._at_table():
            if voice.at.seen_at is None or voice.at.gone_at is not None:
                presence.come(voice.at.pk)
            elif clock.now() - voice.at.seen_at > SIGN_EVERY / 2:
                presence.sign(voice.at.pk)

    def _takes(self, seconds: Seconds, do: Callable[..., object], *given: Any, **named: Any) -> Seconds:
        do(*given, **named)
        return seconds * self.tempo

    def _rest(self, what: str, seconds: Seconds) -> Seconds:
        """What is left of so many seconds since this was first asked at this step; 0 when they are over."""
        key = self.discussion.place, what
        until = self.until.setdefault(key, clock.now() + timedelta(seconds=seconds * self.tempo))
        return max(0.0, (until - clock.now()).total_seconds())


def _has_agreed(seat: Seat, version: int) -> bool:
    return hasattr(seat, "consent") and seat.consent.version == version
