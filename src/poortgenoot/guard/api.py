"""The guard for programs: judge texts without writing anything, and say what was decided about findings."""

from __future__ import annotations

from typing import Annotated

from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from poortgenoot import guard
from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.guard.decisions import Choice, Decision
from poortgenoot.guard.findings import Finding, Kind, Severity
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["guard"])

MOST_FIELDS = 12
Name = Annotated[str, Field(max_length=40)]
Text = Annotated[str, Field(max_length=LIMITS.text_length)]


class FindingOut(Schema):
    """One detail in the caller's own text; offsets count code points of the field as it was sent."""

    field: str
    kind: Kind
    severity: Severity
    start: int
    end: int
    text: str
    proposal: str


class DecisionIn(Schema):
    """What the writer decided about one finding; `nth` counts equal texts of this kind in the field, from 0."""

    choice: Choice
    field: str = Field(max_length=40)
    kind: Kind
    text: str = Field(max_length=LIMITS.text_length)
    nth: int = Field(0, ge=0, le=10_000)
    reason: str = Field("", max_length=300)

    def read(self) -> Decision:
        return Decision(self.choice, self.field, self.kind, self.text, self.nth, self.reason)


class Texts(Schema):
    """Texts by the name of their field, such as `wants`."""

    texts: dict[Name, Text] = Field(max_length=MOST_FIELDS)


class Checked(Schema):
    findings: list[FindingOut]


def told(field: str, finding: Finding) -> FindingOut:
    return FindingOut(
        field=field,
        kind=finding.kind,
        severity=finding.severity,
        start=finding.start,
        end=finding.end,
        text=finding.text,
        proposal=finding.proposal,
    )


@router.post("/check", response=Checked, summary="What would give a person away in these texts")
def check(request: MemberRequest, asked: Texts) -> Checked:
    too_many = _("Even rustig aan. De controle kijkt weer mee over een minuut.")
    who = f"member-{request.member.pk}"
    tallies.count("guard", who, per="minute", limit=LIMITS.guard_checks_per_minute, why=too_many)
    found = [told(field, one) for field, text in asked.texts.items() for one in guard.check(text)]
    return Checked(findings=found)
