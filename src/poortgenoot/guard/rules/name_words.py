"""The words of a text, each with what speaks for and against its being a name. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.look_alikes import LETTER_FOR_SIGN
from poortgenoot.guard.reading import Reading

TOKEN = re.compile(
    r"(?:[A-ZÀ-Ý]|Th|Chr?|IJ|Ph|Fr|St|Joh|Jac|Wm)\.(?=[\s\-,;:)A-ZÀ-Ý]|$|[a-z]{2,3}\s)|v/d|v\.d\.?|(?<![\w.])v\.(?=\s?[dA-Z])|d\.(?=\s?[A-Z])|(?:'[tns]|d')(?=\s?[A-Za-z])|[A-Za-zÀ-ɏ](?:[\wÀ-ɏ@!$€*|]|['’](?=[A-Za-z])|-(?=[A-Za-zÀ-ɏ]))*"
)
INITIAL = re.compile(r"(?:[A-ZÀ-Ý]|Th|Chr?|IJ|Ph|Fr|St|Joh|Jac|Wm)\.$")
ACRONYM = re.compile(
    r"(?!IJ[a-zà-ÿ])(?:[A-ZÀ-Ý]{2,}[\w&]*-|[A-ZÀ-Ý]{2,}['’]?(?:s|ers?|en)$|[A-ZÀ-Ý]-[a-z]|(?!Mc|Mac|De|La|Di|Le|Du|El|Al|O['’])[A-Z]{1,3}[a-z]?[A-Z][A-Za-z]*(?:-|$))"
)
PARTS = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "ten",
        "ter",
        "te",
        "in",
        "op",
        "aan",
        "uit",
        "la",
        "le",
        "du",
        "da",
        "dos",
        "do",
        "di",
        "del",
        "della",
        "von",
        "zu",
        "zur",
        "v.",
        "vd",
        "v/d",
        "v.d",
        "v.d.",
        "d.",
        "el",
        "al",
        "ben",
        "bin",
        "bint",
        "ould",
        "ait",
        "aït",
        "abu",
        "abou",
        "bou",
        "d'",
        "l'",
        "'n",
        "'s",
        "los",
        "mac",
        "mc",
    ]
)
WORDY_SURNAMES = frozenset(
    ["groot", "klein", "jong", "vrij", "lang", "kort", "oud", "druk", "goed", "nieuw", "zeer", "rust"]
)
QUARTER = re.compile(r"^(?:noord|zuid|oost|west|midden)-nederland$|-(?:noord|zuid|oost|west|centrum)$")
START = re.compile(
    r"(?:^|[.!?:;]['\"”’)]?\s+|\n\s*|[\"“(\[]\s*|(?<!\w)['‘]|^#+ |\n#+ |^\s*[-•*>]\s*|\n\s*[-•*>]\s*|\d[.)]\s+|…\s*|\.\.\.\s*|[-–—]\s|\|\s*|(?<!\w)\*{1,3})$"
)


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word: where it stands, whether it opens a sentence, and which lists know it."""

    text: str
    start: int
    end: int
    opens: bool
    initial: bool
    part: bool
    word: bool
    field: bool
    first: bool
    common: bool
    surname: bool
    place: bool
    acronym: bool
    everyday: bool
    joined: bool
    listed: bool
    masked: bool

    @property
    def low(self) -> str:
        """The word in lower case, without a possessive ending."""
        return bare(self.text).lower()

    @property
    def capital(self) -> bool:
        """True when it starts with a capital and is not an abbreviation in capitals."""
        return self.text[0].isupper() and not self.shouted and not self.acronym

    @property
    def shouted(self) -> bool:
        """True for words in capitals only."""
        return len(bare(self.text)) > 1 and bare(self.text).isupper()

    @property
    def name(self) -> bool:
        """True when some list of names knows it."""
        return self.first or self.surname

    @property
    def wordy(self) -> bool:
        """True for "Groot" and "Jong" in mid-sentence: surnames first of all, when they stand with a capital there."""
        return self.capital and not self.opens and self.low in WORDY_SURNAMES

    @property
    def letters(self) -> bool:
        """True for a plain word of three letters or more."""
        return len(self.text) > 2 and re.fullmatch(r"[A-Za-zÀ-ɏ'’\-]+", self.text) is not None


def bare(word: str) -> str:
    """Without "'s" or a closing apostrophe."""
    if word[-1:] not in "s'’":
        return word
    return re.sub(r"['’]s?$", "", word)


def name_words(text: str, lexicon: Lexicon, reading: Reading | None = None) -> list[NameWord]:
    """All words of the text in order; ``masked`` are those that were written spread or with hidden signs."""
    return [_name_word(text, hit, lexicon, _hidden(hit, reading)) for hit in TOKEN.finditer(text)]


def _hidden(hit: re.Match[str], reading: Reading | None) -> bool:
    return reading is not None and reading.ends[hit.end() - 1] - reading.starts[hit.start()] > len(hit.group())


def _name_word(text: str, hit: re.Match[str], lexicon: Lexicon, hidden: bool) -> NameWord:
    raw = hit.group()
    low = bare(raw).lower()
    real = unmasked(low if low in lexicon.first_names or low in lexicon.surnames else without_accents(low))
    first, surname = _listed(lexicon, real, low)
    return NameWord(
        text=raw,
        start=hit.start(),
        end=hit.end(),
        opens=not raw[0].islower() and bool(START.search(text[max(0, hit.start() - 6) : hit.start()])),
        initial=bool(INITIAL.fullmatch(raw)),
        part=(low in PARTS or raw.lower() in PARTS) and not INITIAL.fullmatch(raw),
        word=lexicon.is_word(low) and not (real in lexicon.common_names and real not in lexicon.wordy_names),
        masked=hidden,
        field=low in lexicon.field,
        first=first,
        common=all(part in lexicon.common_names for part in real.split("-"))
        or (real.endswith("s") and len(real) > 4 and real[:-1] in lexicon.common_names),
        surname=surname,
        place=low in lexicon.places
        or ("-" in low and QUARTER.search(low) is not None)
        or (low.endswith("se") and low[:-2] in lexicon.places),
        acronym=(bool(ACRONYM.match(raw)) and not INITIAL.fullmatch(raw)) or _compound(lexicon, raw),
        everyday=low in lexicon.everyday,
        listed=real in lexicon.first_names or surname,
        joined=low in lexicon.joined_surnames,
    )


def _compound(lexicon: Lexicon, raw: str) -> bool:
    """ "Cohen-schaal": the part behind the hyphen is an ordinary word in lower case, as in no name."""
    front, hyphen, last = bare(raw).rpartition("-")
    return (
        bool(hyphen)
        and len(front) > 1
        and len(last) > 3
        and last.islower()
        and last not in lexicon.first_names
        and lexicon.is_word(last)
    )


def _listed(lexicon: Lexicon, real: str, low: str) -> tuple[bool, bool]:
    parts = real.split("-")
    first = real in lexicon.first_names or (len(parts) > 1 and all(part in lexicon.first_names for part in parts))
    first = first or (low.endswith("s") and len(low) > 4 and low[:-1] in lexicon.common_names)
    surname = (
        real in lexicon.surnames
        or real in lexicon.joined_surnames
        or (len(parts) > 1 and all(part in lexicon.surnames or part in lexicon.joined_surnames for part in parts))
        or (len(parts) > 1 and any(part in lexicon.surnames for part in parts) and not lexicon.is_word(parts[-1]))
    )
    return first, surname


def without_accents(low: str) -> str:
    """ "ömer" is omer: lists seldom carry the marks of other languages."""
    return (
        low
        if low.isascii()
        else "".join(sign for sign in unicodedata.normalize("NFD", low) if not unicodedata.combining(sign))
    )


def unmasked(low: str) -> str:
    """ "j4nsen" is jansen; words without odd signs stay as they are."""
    return low if low.isalpha() else low.translate(LETTER_FOR_SIGN)
