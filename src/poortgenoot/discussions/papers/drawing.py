"""The picture of a factor as an SVG of its own, in ink: for paper. Pure: no Django."""

from __future__ import annotations

from collections.abc import Mapping

from poortgenoot.discussions.picture import CELL_HEIGHT, CELL_WIDTH, HEIGHT, WIDTH, Picture, Pin

INK, SOFT, LINE, WASH, PAPER = "#2a2520", "#6a6258", "#d9d2c4", "#e8efe6", "#ffffff"
EDGE = 25
FONT = 'font-family="Libertinus Serif"'

type Shapes = Mapping[str, tuple[str, int]]
"""By profession: the path of its mark in a box of 32 by 32, and where its letters stand."""


def drawn(picture: Picture, shapes: Shapes, *, top: str, left: str, right: str) -> str:
    """`top`, `left`, `right`: what the field says at its edges."""
    inside = [_grid(), _box(picture), *(_pin(pin, picture.size, shapes) for pin in picture.pins)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 {-EDGE} {WIDTH + 8} {HEIGHT + 2 * EDGE}">'
        f"{''.join(inside)}{_word(WIDTH / 2, -7, 'middle', top)}"
        f"{_word(0, HEIGHT + 18, 'start', left)}{_word(WIDTH, HEIGHT + 18, 'end', right)}</svg>"
    )


def _grid() -> str:
    across = "".join(f"M{n * CELL_WIDTH} 0v{HEIGHT}" for n in range(1, 5))
    down = "".join(f"M0 {n * CELL_HEIGHT}h{WIDTH}" for n in range(1, 5))
    edge = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="{SOFT}"/>'
    return f'<path d="{across}{down}" stroke="{LINE}" fill="none"/>{edge}'


def _box(picture: Picture) -> str:
    if picture.box is None:
        return ""
    b = picture.box
    cross = f"M{b.middle_x - 7} {b.middle_y}h14M{b.middle_x} {b.middle_y - 7}v14"
    place = f'x="{b.x}" y="{b.y}" width="{b.width}" height="{b.height}"'
    return f'<rect {place} fill="{WASH}"/><path d="{cross}" stroke="{INK}" stroke-width="1.5" fill="none"/>'


def _pin(pin: Pin, size: float, shapes: Shapes) -> str:
    """The mark of a profession, and how many stand behind it when there are more."""
    path, baseline = shapes[pin.profession]
    letters = (
        f'<text x="16" y="{baseline}" {FONT} font-size="12" text-anchor="middle" fill="{PAPER}">{pin.profession}</text>'
    )
    count = _word(pin.x + size, pin.y + 6, "start", str(pin.count)) if pin.count > 1 else ""
    mark = f'<g transform="translate({pin.x} {pin.y}) scale({size / 32})"><path d="{path}" fill="{INK}"/>{letters}</g>'
    return mark + count


def _word(x: float, y: float, anchor: str, word: str) -> str:
    return f'<text x="{x}" y="{y}" {FONT} font-size="15" text-anchor="{anchor}" fill="{SOFT}">{word}</text>'
