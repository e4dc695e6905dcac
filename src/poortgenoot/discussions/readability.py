"""How easily a Dutch text reads. Pure: no Django. A rule of thumb that helps a writer; it never decides anything.

The score is Flesch-Douma: 206.84 - 0.93 x (words a sentence) - 77 x (syllables a word), Flesch's reading ease made to
fit Dutch by W.H. Douma (Landbouwhogeschool Wageningen, 1960). Formula and bands as an overview of 1977 gives them
(dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php): 0-30 very hard, 30-45 hard, 45-60 rather hard, 60-70
normal, 70-80 rather easy, 80-90 easy, 90-100 very easy; Douma's own bulletin was not at hand. The formula says nothing
of the levels of the Council of Europe (B1), so this module does not either. Syllables are counted by groups of vowels,
as Dutch is spelled: that is close, not exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LEAST_WORDS = 30
"""Of fewer words a score says nothing."""
LONG_SENTENCE = 20
"""Words; longer ones are named."""
HARD_SYLLABLES = 5
"""A word of so many syllables is named."""
MOST_NAMED = 5


class Ease(StrEnum):
    """Douma's bands, taken together."""

    TOO_SHORT = "too_short"
    EASY = "easy"
    NORMAL = "normal"
    RATHER_HARD = "rather_hard"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Hard:
    """A difficult word as it stands in the text, and a plainer one where we know one."""

    word: str
    plainer: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """`score` 0..100, None for a text that is too short; `long` sentences and `hard` words, at most MOST_NAMED each."""

    ease: Ease
    score: int | None
    words: int
    words_a_sentence: float
    long: tuple[str, ...]
    hard: tuple[Hard, ...]


PLAINER = {
    "aangaande": "over",
    "arbeidsdeskundige": "de deskundige die kijkt welk werk past",
    "arbeidsmogelijkheden": "wat je aan werk kunt doen",
    "arbeidsongeschikt": "kan niet werken door ziekte",
    "belastbaarheid": "wat je aankunt",
    "beperkingen": "wat niet goed lukt",
    "betreffende": "over",
    "conform": "zoals in",
    "derhalve": "dus",
    "diagnose": "de naam van je ziekte",
    "echter": "maar",
    "evaluatie": "terugkijken",
    "faciliteren": "helpen",
    "functionele": "wat je kunt doen",
    "indien": "als",
    "inzake": "over",
    "interventie": "hulp",
    "interventies": "hulp",
    "middels": "met",
    "multidisciplinair": "met verschillende beroepen",
    "participatie": "meedoen",
    "prognose": "hoe het verder gaat",
    "re-integratie": "terug aan het werk gaan",
    "re-integreren": "terug aan het werk gaan",
    "reeds": "al",
    "tevens": "ook",
    "traject": "de weg",
    "vigerende": "die nu geldt",
    "werkhervatting": "weer gaan werken",
}
"""Words of the field and of letters, with how one says it at the table."""

_VOWELS = re.compile(
    r"eeu|ieu|eau|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|oi|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"'’”)]*\s+(?=[\"'‘“(]*[A-ZÀ-Ý0-9])|\n+")


def read(text: str) -> Reading:
    """What can be said of `text`, as somebody wrote it."""
    sentences = [(s, n) for s in split(text) if (n := len(_WORD.findall(s)))]
    words = _WORD.findall(text)
    average = len(words) / len(sentences) if sentences else 0.0
    score = _score(words, average) if len(words) >= LEAST_WORDS else None
    return Reading(
        ease=_ease(score),
        score=score,
        words=len(words),
        words_a_sentence=round(average, 1),
        long=tuple(s for s, n in sorted(sentences, key=lambda row: -row[1]) if n > LONG_SENTENCE)[:MOST_NAMED],
        hard=tuple(_hard(words))[:MOST_NAMED],
    )


def split(text: str) -> list[str]:
    """The sentences: a point ends one when a capital or a digit follows, so "bijv. rust" does not."""
    return [sentence.strip() for sentence in _END.split(text) if sentence and sentence.strip()]


def syllables(word: str) -> int:
    """At least one; a vowel with a trema begins one of its own ("geïnd" has two)."""
    return max(1, len(_VOWELS.findall(word)))


def _score(words: list[str], words_a_sentence: float) -> int:
    syllables_a_word = sum(map(syllables, words)) / len(words)
    return round(min(100.0, max(0.0, 206.84 - 0.93 * words_a_sentence - 77 * syllables_a_word)))


def _ease(score: int | None) -> Ease:
    if score is None:
        return Ease.TOO_SHORT
    bands = ((70, Ease.EASY), (60, Ease.NORMAL), (45, Ease.RATHER_HARD))
    return next((ease for least, ease in bands if score >= least), Ease.HARD)


def _hard(words: list[str]) -> Iterator[Hard]:
    """Those with a plainer word first; each once."""
    seen = {word.lower(): word for word in reversed(words)}
    known = [Hard(word, PLAINER[low]) for low, word in seen.items() if low in PLAINER]
    rest = [Hard(w) for low, w in seen.items() if low not in PLAINER and syllables(w) >= HARD_SYLLABLES]
    yield from (*reversed(known), *reversed(rest))
