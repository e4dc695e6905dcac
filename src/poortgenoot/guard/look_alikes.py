"""Letters and signs that look like others, and signs that do not show at all. Pure tables."""

from __future__ import annotations

import unicodedata

CYRILLIC = dict(zip("авеіјкмнорсѕтухԁһӏԛԝАВЕІЈКМНОРСЅТУХ", "abeijkmhopcstyxdhlqwABEIJKMHOPCSTYX", strict=True))
GREEK = dict(zip("αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeikvoptuxABEZHIKMNOPTYX", strict=True))
SIGNS = {
    "‘": "'",
    "’": "'",
    "‛": "'",
    "´": "'",
    "`": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "﹣": "-",
    "∙": ".",
    "·": ".",
    "•": ".",
    "․": ".",
    "。": ".",
    "⁄": "/",
    "∕": "/",
    "ı": "i",
    "ɑ": "a",
    "ɡ": "g",
    "ᴏ": "o",
}
MORE = dict(zip("гпитвьѵԍոօսհցքյβγηωσςϲϳͿϹ", "rnutbbvgnouhgpjbynwoscjJC", strict=True))
LOOK_ALIKES = MORE | CYRILLIC | GREEK | SIGNS
LETTER_FOR_SIGN = str.maketrans(
    {"@": "a", "4": "a", "3": "e", "€": "e", "1": "i", "!": "i", "|": "l", "0": "o", "$": "s", "5": "s", "7": "t"}
)
DIGIT_FOR_LETTER = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "i": "1"})


def invisible(sign: str) -> bool:
    """True for signs that take no room on screen: zero-width, soft hyphen, direction marks, variation selectors."""
    category = unicodedata.category(sign)
    return category == "Cf" or "\ufe00" <= sign <= "\ufe0f" or sign in "\u115f\u1160\u3164\u034f"


def plain_sign(sign: str) -> str:
    """The sign as it looks to a reader; may be several signs ("ﬁ" becomes "fi"), or a space for any kind of blank."""
    if sign in "\n\t" or " " <= sign <= "~":
        return sign
    if sign in LOOK_ALIKES:
        return LOOK_ALIKES[sign]
    if sign.isspace():
        return "\n" if sign in "\r\u2028\u2029\x0b\x0c\x85" else " "
    digit = unicodedata.digit(sign, -1)
    if digit >= 0:
        return str(digit)
    folded = unicodedata.normalize("NFKC", sign)
    return "".join(LOOK_ALIKES.get(part, part) for part in folded)
