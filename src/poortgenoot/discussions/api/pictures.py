"""How a pool of *Weeg mee* is told to programs, once it is open: each profession by its middle, nobody by a row."""

from __future__ import annotations

from ninja import Field, Schema

from poortgenoot.discussions.divergence import Spread
from poortgenoot.discussions.others import laid_out
from poortgenoot.discussions.picture import Line
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.queries.alone import Opened
from poortgenoot.discussions.revealing import Shown
from poortgenoot.discussions.weighers import Pool


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


class PictureOut(Schema):
    """`open` once three professions have sealed; before that nobody's values, only who sealed. What the page shows: a
    profession speaks by its middle, and no row is one person's."""

    open: bool
    sealed: dict[str, int]
    factors: list[OthersFactor] = Field(description="Furthest apart first.")
    verdicts: list[ChosenOut]
    locked: int = Field(description="So many were sealed with a key that the house misses; they are not in the rest.")


def told(pool: Pool, opened: list[Opened] | None) -> PictureOut:
    """`opened` as `queries.opened` gives it to who may see this pool."""
    laid = laid_out(pool.prepared, opened) if opened else None
    return PictureOut(
        open=opened is not None,
        sealed=queries.sealed_professions(pool),
        factors=[_factor(one) for one in laid.factors] if laid else [],
        verdicts=[ChosenOut(text=one.text, chosen=dict(one.chosen)) for one in laid.verdicts] if laid else [],
        locked=laid.locked if laid else 0,
    )


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
