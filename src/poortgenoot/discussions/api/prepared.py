"""*Weeg mee* for programs: the prepared cases, sealing how I weigh one, and the others once it is open."""

from __future__ import annotations

from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import Http404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.api import pictures, telling
from poortgenoot.discussions.api.pictures import PictureOut
from poortgenoot.discussions.api.shapes import FactorOut, WeighedOut
from poortgenoot.discussions.api.weighing import WeighedIn
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.forms.alone import CuriousForm
from poortgenoot.discussions.models import Mark, PreparedCase
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.weighers import Pool, Weigher
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["weigh along"])
Via = Annotated[str, Query(max_length=20, description="The code of a gathering: its pool instead of everybody's.")]


class CaseRow(Schema):
    slug: str
    title: str
    theme: str | None
    sealed: bool = Field(description="Whether I sealed mine.")


class CaseList(Schema):
    """All of them: there are few."""

    prepared: list[CaseRow]


class VerdictIn(Schema):
    key: str
    text: str


class CaseOut(Schema):
    slug: str
    title: str
    employee: str
    story: str
    sentence: str
    factors: list[FactorOut]
    verdict_question: str
    verdicts: list[VerdictIn]


class SealIn(Schema):
    profession: Profession
    factors: dict[str, WeighedIn] = Field(max_length=12, description="Each factor of the case; reasons are not kept.")
    verdict: str = Field(max_length=60)


class MarkOut(Schema):
    """How I weighed it myself."""

    profession: str
    factors: dict[str, WeighedOut]
    verdict: str


class OthersOut(PictureOut):
    mine: MarkOut


class AddressIn(Schema):
    email: str = Field(max_length=254, description="For one mail, a week from now; then it is wiped.")

    def read(self) -> str:
        form = CuriousForm({"email": self.email})
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        return str(form.cleaned_data["email"])


@router.get("/prepared", response=CaseList, summary="The cases I may weigh along")
def prepared(request: MemberRequest) -> CaseList:
    rows = queries.cases(Weigher(request.member))
    return CaseList(prepared=[_row(case) for case in rows])


@router.get("/prepared/{slug}", response=CaseOut, summary="One case, with its factors")
def prepared_case(request: MemberRequest, slug: str) -> CaseOut:
    case = fetch(request, slug)
    names = ("slug", "title", "employee", "story", "sentence", "verdict_question")
    return CaseOut(
        **{name: getattr(case, name) for name in names},
        factors=[FactorOut(key=f["key"], group=f["group"], title=f["title"], hint=f["hint"]) for f in case.factors],
        verdicts=[VerdictIn(key=v["key"], text=v["text"]) for v in case.verdicts],
    )


@router.post("/prepared/{slug}/seal", response={204: None}, summary="Seal how I weigh it: once, for good")
def seal(request: MemberRequest, slug: str, given: SealIn, via: Via = "") -> Status[None]:
    contents = Contents({key: one.read() for key, one in given.factors.items()}, verdict=given.verdict)
    who = given.profession.value
    actions.seal(pool_of(request, slug, via), contents, as_profession=who, by=Weigher(request.member))
    return Status(204, None)


@router.get("/prepared/{slug}/others", response=OthersOut, summary="How others weighed it, once I sealed mine")
def others(request: MemberRequest, slug: str, via: Via = "") -> OthersOut:
    pool = pool_of(request, slug, via)
    mine = own(pool, request)
    told = pictures.told(pool, queries.opened(pool, mine))
    return OthersOut(**told.model_dump(), mine=_mark(mine))


@router.post("/prepared/{slug}/curious", response={204: None}, summary="Hear once, later, how others weighed")
def want_to_know(request: MemberRequest, slug: str, given: AddressIn, via: Via = "") -> Status[None]:
    mine = own(pool_of(request, slug, via), request)
    actions.want_to_know(mine, given.read())
    return Status(204, None)


@router.delete("/prepared/{slug}/curious", response={204: None}, summary="Forget that address")
def forget_address(request: MemberRequest, slug: str, via: Via = "") -> Status[None]:
    actions.forget_address(own(pool_of(request, slug, via), request))
    return Status(204, None)


@router.delete("/prepared/{slug}", response={204: None}, summary="Take a host's own case away from everybody")
def take_away(request: MemberRequest, slug: str) -> Status[None]:
    actions.take_away(fetch(request, slug), by=request.member)
    return Status(204, None)


def fetch(request: MemberRequest, slug: str) -> PreparedCase:
    if case := queries.case_called(slug, Weigher(request.member)):
        return case
    raise Http404


def pool_of(request: MemberRequest, slug: str, via: str) -> Pool:
    """The case, and the gathering of that code around it."""
    case = fetch(request, slug)
    found = queries.gathering_called(via) if via else None
    if via and (found is None or found.prepared_id != case.pk):
        raise Http404
    return Pool(case, found)


def own(pool: Pool, request: MemberRequest) -> Mark:
    """Only who sealed in a pool sees anything of it."""
    mine = queries.own_mark(pool, Weigher(request.member))
    demand(mine is not None)
    assert mine is not None
    return mine


def _mark(mine: Mark) -> MarkOut:
    contents = queries.contents_of(mine)
    factors = {key: telling.weighed(value) for key, value in contents.factors.items()}
    return MarkOut(profession=mine.profession, factors=factors, verdict=contents.verdict)


def _row(case: PreparedCase) -> CaseRow:
    theme = case.theme.name if case.theme else None
    return CaseRow(slug=case.slug, title=case.title, theme=theme, sealed=case.is_mine)  # type: ignore[attr-defined]
