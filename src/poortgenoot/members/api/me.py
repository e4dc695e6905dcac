"""Me, for programs: what I tell about myself, in the same three parts as on the page, through the same forms."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.forms import Form
from ninja import Field, Router, Schema

from poortgenoot.core.limits import LIMITS
from poortgenoot.members import actions
from poortgenoot.members.forms import IntroductionForm, WayForm, WorkForm
from poortgenoot.members.models.members import SHOWN_FIELDS, Shown
from poortgenoot.members.professions import Profession, Register
from poortgenoot.members.profile_json import Me, me_of
from poortgenoot.members.queries import own
from poortgenoot.members.queries.themes import theme_groups
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["me"])

Place = Annotated[str, Field(max_length=90)]
ThemeKey = Annotated[int, Field(ge=1, le=2**31 - 1)]
Number = Annotated[str, Field(max_length=30)]
Note = Annotated[str, Field(max_length=LIMITS.note_length)]


class IntroductionIn(Schema):
    """A profession that is new needs a new vouch of a host; one that is dropped loses those it had."""

    name: str = Field(max_length=LIMITS.name_length)
    professions: list[Profession] = Field(
        min_length=1, max_length=len(Profession), description="The first: I speak as."
    )
    started_year: int | None = Field(None, ge=0, le=9999)
    numbers: dict[Register, Number] = Field({}, description="Seen by the moderators of my hosts only.")

    def form(self) -> IntroductionForm:
        numbers = {f"number_{register.value}": number for register, number in self.numbers.items()}
        return IntroductionForm(self.model_dump(mode="json") | numbers)


class WorkIn(Schema):
    places: list[Place] = Field([], max_length=LIMITS.work_places, description="Such as Zwolle, or Bergen, Limburg.")
    work_days: list[Annotated[int, Field(ge=1, le=7)]] = Field([], max_length=7, description="Monday is 1.")
    themes_brought: list[ThemeKey] = Field([], max_length=100)
    themes_sought: list[ThemeKey] = Field([], max_length=100)

    def form(self) -> WorkForm:
        places = {f"place_{number}": place for number, place in enumerate(self.places, start=1)}
        return WorkForm(self.model_dump(mode="json") | places)


class WayIn(Schema):
    """*Zo werk ik*. A field that `shown` does not name keeps its audience."""

    meeting_slots: list[Annotated[str, Field(max_length=20)]] = Field([], max_length=10)
    decide: Note = ""
    weigh: Note = ""
    need: Note = ""
    reach: Note = ""
    weekly_cap: int = Field(ge=0, le=100, description="So many questions a week, at most; 0 asks me nothing.")
    paused_until: date | None = None
    shown: dict[str, Shown] = Field({}, description=f"By field: {', '.join(SHOWN_FIELDS)}.")

    def form(self, now: dict[str, str]) -> WayForm:
        shown = now | {name: audience.value for name, audience in self.shown.items()}
        return WayForm(self.model_dump(mode="json") | {f"shown_{name}": said for name, said in shown.items()})


class ThemeOut(Schema):
    id: int
    name: str


class Themes(Schema):
    themes: list[ThemeOut]


@router.get("/me", response=Me, summary="Who I am here")
def me(request: MemberRequest) -> Me:
    return me_of(request.member)


@router.put("/me/introduction", response=Me, summary="Change who I am")
def introduce(request: MemberRequest, said: IntroductionIn) -> Me:
    actions.introduce(_valid(said.form()).introduction(), by=request.member)
    return _now(request)


@router.put("/me/work", response=Me, summary="Change where and when I work, and on what")
def tell_work(request: MemberRequest, said: WorkIn) -> Me:
    actions.tell_work(_valid(said.form()).work(), by=request.member)
    return _now(request)


@router.put("/me/way", response=Me, summary="Change how I work, who sees what, and how often I am asked")
def tell_way(request: MemberRequest, said: WayIn) -> Me:
    now = {name: request.member.shown_to(name) for name in SHOWN_FIELDS}
    actions.tell_way(_valid(said.form(now)).way(), by=request.member)
    return _now(request)


@router.get("/themes", response=Themes, summary="Every theme of the house")
def themes(request: MemberRequest) -> Themes:
    return Themes(themes=[ThemeOut(id=key, name=name) for _group, named in theme_groups() for key, name in named])


def _valid[F: Form](form: F) -> F:
    """The form, or what is wrong with it by the names of the call."""
    if not form.is_valid():
        raise ValidationError({_called(name): errors for name, errors in form.errors.as_data().items()})
    return form


def _called(name: str) -> str:
    """`place_2` of the page is `places.1` of the call."""
    before, _between, after = name.partition("_")
    match before:
        case "place":
            return f"places.{int(after) - 1}"
        case "number":
            return f"numbers.{after}"
        case "shown" if after:
            return f"shown.{after}"
        case _:
            return name


def _now(request: MemberRequest) -> Me:
    return me_of(own.again(request.member))
