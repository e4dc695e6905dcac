"""Every text on every ground reads: WCAG's contrast, measured on the tokens themselves."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.CHECKOUT) / "frontend/css/tokens.css").read_text()
COLOUR = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
type Oklch = tuple[float, float, float]

TEXTS = ("ink", "ink-soft", "accent", "accent-deep", "error", "warning")
GROUNDS = ("paper", "sheet", "shade", "accent-wash", "error-wash", "warning-wash")
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    *(("on-mark", f"mark-{code}") for code in ("ad", "an", "ba", "cm", "hr", "jc", "rp", "va", "wn")),
]


def token(name: str) -> tuple[Oklch, Oklch]:
    """The light and the dark value of a token, as lightness, chroma and hue."""
    found = re.search(rf"--poortgenoot-{name}: light-dark\({COLOUR}, {COLOUR}\)", TOKENS)
    assert found, name
    light = (float(found[1]), float(found[2]), float(found[3]))
    dark = (float(found[4]), float(found[5]), float(found[6]))
    return light, dark


def linear_rgb(colour: Oklch) -> tuple[float, float, float]:
    """Linear sRGB by Björn Ottosson's matrices; outside 0..1 when a screen cannot show it."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )


def luminance(colour: Oklch) -> float:
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Oklch, other: Oklch) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_reads_on_its_ground(text: str, ground: str, scheme: int) -> None:
    assert contrast(token(text)[scheme], token(ground)[scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_edge_of_a_field_is_seen(scheme: int) -> None:
    assert contrast(token("line-strong")[scheme], token("paper")[scheme]) >= 3
    assert contrast(token("line-strong")[scheme], token("sheet")[scheme]) >= 3


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_no_profession_is_lighter_or_fuller_than_another(scheme: int) -> None:
    marks = [token(name)[scheme] for _text, name in PAIRS if name.startswith("mark-")]
    assert len({(lightness, chroma) for lightness, chroma, _hue in marks}) == 1
    assert len({hue for *_rest, hue in marks}) == 9
    assert all(-0.001 <= part <= 1.001 for mark in marks for part in linear_rgb(mark))


def test_no_profession_is_red_or_green() -> None:
    hues = [token(name)[0][2] for _text, name in PAIRS if name.startswith("mark-")]
    assert not [hue for hue in hues if hue < 50 or 110 < hue < 180]
