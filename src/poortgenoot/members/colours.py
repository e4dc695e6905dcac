"""A host's accent colour: does text read well in it, and what does it become in the dark? Pure.

Contrast is that of WCAG 2.2 (relative luminance of sRGB); the way to and from OKLCH is Björn Ottosson's
(bottosson.github.io/posts/oklab).
"""

from __future__ import annotations

import math
import re

import numpy as np

HEX = re.compile(r"#[0-9a-fA-F]{6}")
LEAST = 4.5
GROUNDS = ("#f9f5ec", "#fffcf6", "#efe9dc")
"""Paper, sheet and shade of the light look: what accent-coloured text stands on."""
HOUSE_ACCENT = "#0d4f40"
"""The accent of the house itself, for mail and posters."""
ON_ACCENT = "#fcf9f3"
"""What stands on the accent."""

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def _linear(colour: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours like "#1f6f5c": from 1 to 21."""
    light = sorted(float(_linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def weakest(accent: str) -> float:
    """The least contrast of `accent` with any ground it stands on, and with what stands on it."""
    return min(contrast(accent, ground) for ground in (*GROUNDS, ON_ACCENT))


def readable(accent: str) -> str:
    """`accent`, or the nearest darker colour of the same hue whose text reads well."""
    parts = [int(accent[i : i + 2], 16) for i in (1, 3, 5)]
    for share in range(100, -1, -2):
        darker = "#" + "".join(f"{part * share // 100:02x}" for part in parts)
        if weakest(darker) >= LEAST:
            return darker
    return "#000000"


def lightness_chroma_hue(colour: str) -> tuple[float, float, float]:
    """OKLCH: lightness 0 to 1, chroma, hue in degrees."""
    lightness, a, b = _TO_LAB @ np.cbrt(_TO_LMS @ _linear(colour))
    return float(lightness), math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def tokens(accent: str) -> dict[str, str]:
    """The tokens of the look for an accent that reads well: as given in the light, lifted in the dark."""
    lightness, chroma, hue = lightness_chroma_hue(accent)
    calm = min(chroma, 0.085)
    return {
        "--poortgenoot-accent": f"light-dark({accent}, oklch(0.815 {calm:.3f} {hue:.0f}))",
        "--poortgenoot-accent-deep": (
            f"light-dark(oklch({max(lightness - 0.08, 0):.3f} {chroma:.3f} {hue:.0f}), "
            f"oklch(0.875 {calm * 0.9:.3f} {hue:.0f}))"
        ),
        "--poortgenoot-accent-wash": f"light-dark(oklch(0.932 0.025 {hue:.0f}), oklch(0.285 0.03 {hue:.0f}))",
    }


def accent_in(chosen: dict[str, str]) -> str:
    """The light accent among a host's tokens, as "#1f6f5c"; the house's own when there is none that reads well."""
    found = HEX.search(str(chosen.get("--poortgenoot-accent", "")))
    return found.group() if found and weakest(found.group()) >= LEAST else HOUSE_ACCENT


SAFE_NAME = re.compile(r"--poortgenoot-[a-z-]{1,40}")
SAFE_VALUE = re.compile(r"[#a-zA-Z0-9(),.%\s/-]{1,120}")


def style_sheet(chosen: dict[str, str]) -> str:
    """The host's own rules over the house's tokens; whatever is no plain token is left out."""
    safe = {n: v for n, v in chosen.items() if SAFE_NAME.fullmatch(n) and SAFE_VALUE.fullmatch(str(v))}
    lines = "".join(f"  {name}: {value};\n" for name, value in safe.items())
    return f":root {{\n{lines}}}\n"
