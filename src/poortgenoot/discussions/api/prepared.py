"""*Weeg mee* for programs: the prepared cases, sealing how I weigh one, and the others once it is open."""

from __future__ import annotations

from django.http import Http404
from ninja import Field, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.api import telling
from poortgenoot.discussions.api.shapes import FactorOut, WeighedOut
from poortgenoot.discussions.api.weighing import WeighedIn
from poortgenoot.discussions.divergence import Spread
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.models import Mark, PreparedCase
from poortgenoot.discussions.others import laid_out
from poortgenoot.discussions.picture import Line
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.revealing import Shown
from poortgenoot.discussions.weighers import Pool, Weigher
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["weigh along"])


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


class SpreadOut(Schema):
    """The middle of a profession, and where the middle half of it lies."""

    median: float
    low: float
    high: float


class LineOut(Schema):
    """One profession: so many weighed, and so many of them could not judge this."""

    profession: str
    voices: int
    cannot_judge: int
    weight: SpreadOut | None
    direction: SpreadOut | None


class OthersFactor(Schema):
    key: str
    title: str
    lines: list[LineOut] = Field(description="By profession; empty where fewer than three could judge it.")


class ChosenOut(Schema):
    text: str
    chosen: dict[str, int] = Field(description="How many of each profession.")


class OthersOut(Schema):
    """`open` once three professions have sealed; before that nobody's values, only who sealed. What the page shows: a
    profession speaks by its middle, and no row is one person's."""

    open: bool
    sealed: dict[str, int]
    mine: MarkOut
    factors: list[OthersFactor] = Field(description="Furthest apart first.")
    verdicts: list[ChosenOut]
    locked: int = Field(description="So many were sealed with a key that the house misses; they are not in the rest.")


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
def seal(request: MemberRequest, slug: str, given: SealIn) -> Status[None]:
    contents = Contents({key: one.read() for key, one in given.factors.items()}, verdict=given.verdict)
    who = given.profession.value
    actions.seal(Pool(fetch(request, slug)), contents, as_profession=who, by=Weigher(request.member))
    return Status(204, None)


@router.get("/prepared/{slug}/others", response=OthersOut, summary="How others weighed it, once I sealed mine")
def others(request: MemberRequest, slug: str) -> OthersOut:
    pool = Pool(fetch(request, slug))
    mine = queries.own_mark(pool, Weigher(request.member))
    demand(mine is not None)
    assert mine is not None
    opened = queries.opened(pool, mine)
    laid = laid_out(pool.prepared, opened) if opened else None
    return OthersOut(
        open=opened is not None,
        sealed=queries.sealed_professions(pool),
        mine=_mark(mine),
        factors=[_factor(one) for one in laid.factors] if laid else [],
        verdicts=[ChosenOut(text=one.text, chosen=dict(one.chosen)) for one in laid.verdicts] if laid else [],
        locked=laid.locked if laid else 0,
    )


def fetch(request: MemberRequest, slug: str) -> PreparedCase:
    if case := queries.case_called(slug, Weigher(request.member)):
        return case
    raise Http404


def _mark(mine: Mark) -> MarkOut:
    contents = queries.contents_of(mine)
    factors = {key: telling.weighed(value) for key, value in contents.factors.items()}
    return MarkOut(profession=mine.profession, factors=factors, verdict=contents.verdict)


def _factor(one: Shown) -> OthersFactor:
    lines = [_line(line) for line in one.picture.lines] if one.is_open else []
    return OthersFactor(key=one.factor.key, title=one.factor.title, lines=lines)


def _line(one: Line) -> LineOut:
    return LineOut(
        profession=one.profession,
        voices=one.voices,
        cannot_judge=one.cannot,
        weight=_spread(one.weight),
        direction=_spread(one.direction),
    )


def _spread(found: Spread | None) -> SpreadOut | None:
    return SpreadOut(median=found.median, low=found.low, high=found.high) if found else None


def _row(case: PreparedCase) -> CaseRow:
    theme = case.theme.name if case.theme else None
    return CaseRow(slug=case.slug, title=case.title, theme=theme, sealed=case.is_mine)  # type: ignore[attr-defined]
