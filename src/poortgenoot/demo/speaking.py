"""One of the cast at a table: what the data lets them say, and saying it."""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import Any

from poortgenoot.discussions import actions
from poortgenoot.discussions.actions.evaluating import evaluate
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.actions.records import write_line
from poortgenoot.discussions.factor import Weighed
from poortgenoot.discussions.method import Step, StepKind
from poortgenoot.discussions.models import (
    Consent,
    Contribution,
    Discussion,
    Evaluation,
    Explanation,
    RecordLine,
    Seat,
    Weighing,
)
from poortgenoot.members.models import Member

type Row = dict[str, Any]


class Lines:
    """What one voice of `tables.json` says; what is not there is not said."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.asks, self.answered = row.get("asks", ""), row.get("answered", "")
        self.would_do, self.because = row.get("would_do", ""), row.get("because", [])
        self.agrees, self.reservation = row.get("agrees", True), row.get("reservation", "")

    def says(self, step: str) -> str:
        return str(self.row.get("says", {}).get(step, ""))

    @property
    def evaluates(self) -> bool:
        return "worked" in self.row

    def has_weighed(self, step: Step) -> bool:
        return ("verdict" if step.kind is StepKind.JUDGE else "weighs") in self.row

    def weighed(self, keys: list[str], step: Step) -> dict[str, Weighed]:
        """By factor: as first given, with what changed when it is weighed again."""
        pairs = dict(zip(keys, self.row["weighs"], strict=True)) | (self.row.get("again", {}) if step.again else {})
        return {key: self._weighed_one(key, *pair) for key, pair in pairs.items()}

    def _weighed_one(self, key: str, weight: int, direction: int) -> Weighed:
        reason, would_change = self.row["why"].get(key, ("", ""))
        return Weighed(weight, direction, reason=reason, would_change=would_change)


class Voice:
    """`member` at the table of `discussion`, with its seat as it is now; None before they were asked or sat down."""

    def __init__(self, row: Row, discussion: Discussion, member: Member) -> None:
        self.lines, self.discussion, self.member, self.profession = Lines(row), discussion, member, row["as"]
        self.seat = Seat.objects.filter(discussion=discussion, member=member).select_related("discussion").first()

    @property
    def at(self) -> Seat:
        assert self.seat is not None, "sits at the table"
        return self.seat

    def sit_down(self, leader: Seat) -> None:
        """Asked first where one comes by invitation only."""
        if self.seat is None and self.discussion.joining == "invited":
            actions.ask_member(self.discussion, self.member, self.profession, by=leader)
        actions.take(self.discussion, self.profession, by=self.member)

    @cached_property
    def factors(self) -> list[str]:
        return list(self.discussion.factors.order_by("place").values_list("key", flat=True))

    def kept(self, step: Step) -> Weighing | None:
        return Weighing.objects.filter(seat=self.at, step=step.key).first()

    def weigh(self, step: Step) -> None:
        if step.kind is StepKind.JUDGE:
            actions.judge(self.at, step.key, self.lines.row["verdict"], self.lines.row["verdict_why"])
        else:
            actions.weigh(self.at, step.key, self.lines.weighed(self.factors, step))

    def wrote(self, what: str) -> bool:
        return Contribution.objects.filter(key=self.key(what)).exists()

    def write(self, text: str, what: str, answers: Contribution | None = None) -> None:
        actions.contribute(self.discussion, text, self.key(what), by=self.at, answers=answers)

    def has_line(self, kind: str, text: str = "") -> bool:
        return RecordLine.objects.filter(key=self.key(f"{kind}:{text}")).exists()

    def write_line(self, kind: str, text: str) -> None:
        mine = kind == "would_do"
        about = {"profession": self.profession, "factors": self.lines.because} if mine else {}
        write_line(self.at, kind, text, key=self.key(f"{kind}:{'' if mine else text}"), **about)

    def may_explain(self) -> bool:
        return not Explanation.objects.filter(discussion=self.discussion).exists()

    def explain(self, text: str) -> None:
        explain(self.at, text, began_with="")

    def agreed(self, version: int) -> bool:
        return Consent.objects.filter(seat=self.at, version=version).exists()

    def has_evaluated(self) -> bool:
        return Evaluation.objects.filter(seat=self.at).exists()

    def evaluate(self) -> None:
        evaluate(self.at, **{name: self.lines.row[name] for name in ("worked", "failed", "tips")})

    def key(self, what: str) -> uuid.UUID:
        """The same for the same thing at this table, however often it is done."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{self.discussion.pk}:{self.member.pk}:{what}")
