"""Cut a text into words and fold case, accents and hyphens away.

In: any text. Out: `Word`s with their place in the text (code points, end exclusive).
Pure and total: no text raises.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f"
_RUN = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_WORD = re.compile(rf"{_RUN}(?:[-\u2010\u2011'’]{_RUN})*")
_JOINT = re.compile(r"[-\u2010\u2011]")
_APOSTROPHE = re.compile(r"['’].*$")
_WHOLE_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that Unicode does not take apart into a letter and its accent."""
LONGEST_WORD = 60


class Word(NamedTuple):
    """One word of a text: as written, folded, and where it stands. A tuple, as texts have many."""

    written: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Lower case, without accents: "Coördinator" becomes "coordinator"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).translate(_WHOLE_LETTERS)


def words(text: str) -> Iterator[Word]:
    """Every word of `text`, in order; "re-integratie" and "auto's" are one word each."""
    for found in _WORD.finditer(text):
        written = found.group()
        yield Word(written, fold_word(written), found.start(), found.end())


@lru_cache(maxsize=32_768)
def fold_word(written: str) -> str:
    """A word as the index knows it: folded, without hyphens or what follows an apostrophe, cut at a limit."""
    bare = _APOSTROPHE.sub("", _JOINT.sub("", fold(written)))
    joined = "".join(letter for letter in bare if letter.isalnum())
    return (joined or fold(written))[:LONGEST_WORD]


@lru_cache(maxsize=8_192)
def hyphenated(written: str) -> tuple[str, ...]:
    """The pieces of a hyphenated word that can stand alone: "WIA-aanvraag" gives wia and aanvraag."""
    pieces = [fold_word(piece) for piece in _JOINT.split(written)]
    if len(pieces) < 2:
        return ()
    return tuple(piece for piece in pieces if len(piece) > 2)
