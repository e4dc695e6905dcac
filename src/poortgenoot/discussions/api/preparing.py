"""A question of mine as a case to weigh along, for programs."""

from __future__ import annotations

from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.alone import can_prepare_from
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.drafts import PreparedDraft
from poortgenoot.discussions.queries.choices import hosts_of
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring.access import questions_visible_to
from poortgenoot.sparring.api.drafts import Decided
from poortgenoot.sparring.models import Question

router = Router(tags=["weigh along"])
TEXTS = ("title", "employee", "story", "sentence", "verdict_question")
Verdict = Annotated[str, Field(max_length=LIMITS.factor_length)]


class PreparedIn(Decided):
    host: int = Field(ge=1, le=2**31 - 1, description="One of my hosts: its verified members weigh it along.")
    title: str = Field(max_length=LIMITS.title_length)
    employee: str = Field(max_length=LIMITS.text_length, description="What the employee wants and can.")
    story: str = Field(max_length=LIMITS.text_length)
    sentence: str = Field(max_length=LIMITS.sentence_length)
    factors: list[Annotated[str, Field(max_length=60)]] = Field(max_length=40, description="Six keys that ship.")
    verdict_question: str = Field(max_length=LIMITS.sentence_length)
    verdicts: list[Verdict] = Field(max_length=10, description="Two to four.")

    def read(self, question: Question, by: Member) -> PreparedDraft:
        host = hosts_of(by).get(self.host)
        if host is None:
            raise ValidationError({"host": [_("Kies een van je eigen gastheren.")]})
        if empty := [name for name in TEXTS if not getattr(self, name).strip()]:
            raise ValidationError({name: [_("Vul dit in.")] for name in empty})
        return PreparedDraft(
            host=host,
            theme=question.themes.first(),
            factors=tuple(self.factors),
            verdicts=tuple(self.verdicts),
            decisions=self.made(),
            **{name: getattr(self, name) for name in TEXTS},
        )


class PreparedOut(Schema):
    slug: str = Field(description="Read it at /prepared/{slug}.")


@router.post(
    "/questions/{int:question_id}/prepare", response={201: PreparedOut}, summary="As its asker: let others weigh it"
)
def prepare(request: MemberRequest, question_id: int, draft: PreparedIn) -> Status[PreparedOut]:
    found = questions_visible_to(request.member).filter(pk=question_id).first()
    if found is None:
        raise Http404
    why = _("Alleen wie de vraag stelde, kan hem laten meewegen.")
    demand(can_prepare_from(request.member, found), why)
    made = actions.prepare_from(found, draft.read(found, request.member), by=request.member)
    return Status(201, PreparedOut(slug=made.slug))
