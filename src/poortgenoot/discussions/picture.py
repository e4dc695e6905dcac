"""The picture of one factor after a reveal: where everybody put it, in a field of five by five. Pure: no Django.

Across: from hinders (left) to helps (right). Upward: how much it weighs. Positions are in the units of a field of
WIDTH × HEIGHT, from the upper left; every pin in a picture is as large as every other one, for all voices are equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

from poortgenoot.discussions.divergence import DIRECTIONS, WEIGHTS, Divergence, Spread, divergence, spread

CELL_WIDTH, CELL_HEIGHT = 60, 42
WIDTH, HEIGHT = CELL_WIDTH * len(DIRECTIONS), CELL_HEIGHT * len(WEIGHTS)
LAYOUTS = ((2, 2, 26.0), (6, 3, 19.0), (12, 4, 13.5))
"""How pins share a cell: (so many at most, so many beside each other, as large as this)."""

type Cell = tuple[int, int]
"""A weight and a direction."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How one participant weighed a factor; without weight or direction: "I cannot judge this"."""

    profession: str
    weight: int | None
    direction: int | None
    is_mine: bool = False

    @property
    def cell(self) -> Cell | None:
        return None if self.weight is None or self.direction is None else (self.weight, self.direction)


@dataclass(frozen=True, slots=True)
class Pin:
    """A mark in the field: `x`, `y` is its upper left corner; `count` voices of one profession stand there."""

    profession: str
    weight: int
    direction: int
    count: int
    is_mine: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """What one profession gave, for the table. `mine`: what I gave myself, when this is my profession."""

    profession: str
    voices: int
    cannot: int
    weight: Spread | None
    direction: Spread | None
    mine: Cell | None


@dataclass(frozen=True, slots=True)
class Box:
    """The middle half of all: a rectangle, and in it the median."""

    x: float
    y: float
    width: float
    height: float
    middle_x: float
    middle_y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One factor. `size`: of every pin. `weight`, `direction`: how far apart the professions stand on either scale."""

    pins: tuple[Pin, ...]
    size: float
    box: Box | None
    lines: tuple[Line, ...]
    weight: Divergence
    direction: Divergence

    @property
    def professions(self) -> int:
        """How many professions gave a value."""
        return self.direction.professions

    @property
    def apart(self) -> float:
        """On the scale where the professions stand furthest apart; -1 with too few."""
        return self.rank[0]

    @property
    def divided(self) -> float:
        """On the scale where professions are most divided in themselves; -1 where each has one voice."""
        return max(_or_less(scale.within) for scale in (self.weight, self.direction))

    @property
    def rank(self) -> tuple[float, float]:
        """What pictures are ordered by: how far professions stand apart, then how divided they are on that scale."""
        return max((_or_less(scale.between), _or_less(scale.within)) for scale in (self.weight, self.direction))


def of_everyone(voices: Sequence[Voice]) -> Picture:
    """A pin for each participant; those of one profession in one cell share a pin that tells how many they are."""
    heaps: dict[tuple[str, Cell, bool], int] = defaultdict(int)
    for voice in voices:
        if voice.cell:
            heaps[voice.profession, voice.cell, voice.is_mine] += 1
    box = _box([v.cell for v in voices if v.cell])
    return _picture(voices, [(code, cell, mine, n) for (code, cell, mine), n in heaps.items()], box)


def of_professions(voices: Sequence[Voice]) -> Picture:
    """A pin for each profession at its (lower) median, however many it has, and one of my own beside it."""
    placed = []
    for code, given in _by_profession(voices).items():
        cells = [v.cell for v in given if v.cell]
        mine = [v.cell for v in given if v.cell and v.is_mine]
        if cells:
            placed.append((code, _median(cells), cells == mine, len(cells)))
        if mine and len(cells) > 1:
            placed.append((code, mine[0], True, 1))
    return _picture(voices, placed, _box([cell for _code, cell, mine, n in placed if not mine or n > 1]))


def by_divergence[Key](pictures: Iterable[tuple[Key, Picture]]) -> list[tuple[Key, Picture]]:
    """The factors, those first on which professions stand furthest apart, then on which they are most divided in
    themselves; equal ones stay as they stood."""
    return sorted(pictures, key=lambda row: row[1].rank, reverse=True)


def _or_less(measure: float | None) -> float:
    """-1, below all that can be measured, where too few spoke."""
    return -1.0 if measure is None else measure


def _picture(voices: Sequence[Voice], placed: Sequence[tuple[str, Cell, bool, int]], box: Box | None) -> Picture:
    cells: dict[Cell, list[tuple[str, bool, int]]] = defaultdict(list)
    for code, cell, mine, count in sorted(placed):
        cells[cell].append((code, mine, count))
    fullest = max((len(pins) for pins in cells.values()), default=0)
    _most, columns, size = next((row for row in LAYOUTS if fullest <= row[0]), LAYOUTS[-1])
    pins = tuple(pin for cell, heap in cells.items() for pin in _laid(cell, heap, columns, size))
    given = _by_profession(voices)
    lines = tuple(_line(code, given[code]) for code in sorted(given))
    weights = {code: [v.weight for v in of if v.cell and v.weight is not None] for code, of in given.items()}
    directions = {code: [v.direction for v in of if v.cell and v.direction is not None] for code, of in given.items()}
    return Picture(pins, size, box, lines, divergence(weights, WEIGHTS), divergence(directions, DIRECTIONS))


def _laid(cell: Cell, heap: Sequence[tuple[str, bool, int]], columns: int, size: float) -> list[Pin]:
    """The pins of one cell beside and below each other, around its middle."""
    middle_x, middle_y = centre(*cell)
    rows = -(-len(heap) // columns)
    top = middle_y - rows * size / 2
    pins = []
    for place, (code, mine, count) in enumerate(heap):
        row, column = divmod(place, columns)
        wide = min(columns, len(heap) - row * columns)
        x, y = middle_x - wide * size / 2 + column * size, top + row * size
        pins.append(Pin(code, *cell, count, mine, round(x, 1), round(y, 1)))
    return pins


def centre(weight: float, direction: float) -> tuple[float, float]:
    """Where a weight and a direction stand in the field."""
    return (direction - DIRECTIONS[0] + 0.5) * CELL_WIDTH, (WEIGHTS[-1] - weight + 0.5) * CELL_HEIGHT


def _box(cells: Sequence[Cell]) -> Box | None:
    weight, direction = spread(w for w, _d in cells), spread(d for _w, d in cells)
    if weight is None or direction is None or len(cells) < 3:
        return None
    left, top = centre(weight.high, direction.low)
    right, bottom = centre(weight.low, direction.high)
    x, y = left - CELL_WIDTH / 2, top - CELL_HEIGHT / 2
    return Box(x, y, right - left + CELL_WIDTH, bottom - top + CELL_HEIGHT, *centre(weight.median, direction.median))


def _line(code: str, voices: Sequence[Voice]) -> Line:
    cells = [v.cell for v in voices if v.cell]
    mine = next((v.cell for v in voices if v.is_mine), None)
    weight, direction = spread(w for w, _d in cells), spread(d for _w, d in cells)
    return Line(code, len(voices), len(voices) - len(cells), weight, direction, mine)


def _by_profession(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        found[voice.profession].append(voice)
    return found


def _median(cells: Sequence[Cell]) -> Cell:
    return median_low(w for w, _d in cells), median_low(d for _w, d in cells)
