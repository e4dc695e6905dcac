"""The words the guard knows: what is an ordinary word, a name, a street, a place, a field word.

Pure: no Django. The long lists come from ``tables``, the short ones are shipped with this room.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as of

from poortgenoot.guard.tables import Tables, Words
from poortgenoot.guard.wordlists import entries, lines, words

DERIVED = re.compile(
    r"[a-zà-ÿ]{3,}(?:heid|heden|iteit|iteiten|isering|eringe?n?|aties?|ties?|isme|schap|schappen|lijke?|ische?|bare?|loze?|zame?|tisch|gericht|gerichte|matig|matige|noom|nomen|nomie|loge|logie|peut|peuten|peute|iater|iaters|metrie|grafie|truck|trucks)$"
)
ADVERB = re.compile(
    r"(?:daar|hier|waar|er)(?:aan|achter|af|bij|binnen|boven|buiten|door|in|langs|mee|na|naar|naartoe|naast|om|omheen|onder|op"
    r"|over|tegen|tegenover|toe|tot|tussen|uit|van|vandaan|vandoor|voor|vooraf|zonder)$"
)
LINKS = ("", "s", "e", "en", "-")
SHORT_TAILS = frozenset(["wet", "tak", "dag", "uur", "pas", "lab", "app", "rol", "bus", "plan", "loon", "taak"])
ENDINGS = ("'s", "s", "en", "e", "je", "jes", "tje")


@dataclass(frozen=True, slots=True)
class Place:
    """A Dutch place: ``size`` is stad or dorp, ``part`` the part of the country (noorden, oosten, ...)."""

    name: str
    inhabitants: int
    size: str
    part: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, in lower case except the places' names; ``place_starts``: how places of several words begin."""

    words: Words
    first_names: frozenset[str]
    common_names: frozenset[str]
    wordy_names: frozenset[str]
    surnames: frozenset[str]
    joined_surnames: frozenset[str]
    streets: Words
    places: dict[str, Place]
    place_starts: frozenset[str]
    field: frozenset[str]
    everyday: frozenset[str]
    also: frozenset[str]
    medical: frozenset[str]
    employers: dict[str, str]
    institutions: dict[str, str]
    rare_diagnoses: frozenset[str]
    unique_jobs: frozenset[str]
    clear: dict[str, re.Pattern[str]] = of(default_factory=dict, repr=False)
    _seen: dict[str, bool] = of(default_factory=dict, repr=False)

    def is_word(self, word: str) -> bool:
        """True for an ordinary Dutch word (any case), inflected or compound; names are none."""
        low = word.lower()
        known = self._seen.get(low)
        if known is None:
            if len(self._seen) > 20_000:
                self._seen.clear()
            known = self._seen[low] = self._known(low) or self._compound(low)
        return known

    def is_plain_word(self, word: str) -> bool:
        """As ``is_word``, without trying compounds."""
        return self._known(word.lower())

    def _known(self, low: str) -> bool:
        if low in self.words or low in self.medical or low in self.field or low in self.also or ADVERB.match(low):
            return True
        if len(low) > 7 and DERIVED.fullmatch(low) and not self.is_name(low):
            return True
        if "-" in low:
            return all(self._known(part) for part in low.split("-") if part)
        return any(
            low.endswith(tail) and len(low) > len(tail) + 3 and low[: -len(tail)] in self.words for tail in ENDINGS[:1]
        )

    def _compound(self, low: str) -> bool:
        if len(low) < 7 or not low.isalpha():
            return False
        return any(self._halves(low[:cut], low[cut:]) for cut in range(3, len(low) - 2))

    def _halves(self, left: str, right: str) -> bool:
        if (len(right) < 4 or len(left) + len(right) < 8) and right not in SHORT_TAILS:
            return False
        if right not in self.words and right not in self.also:
            return False
        return any(
            left.endswith(link) and len(left) - len(link) >= 3 and self._front(left[: len(left) - len(link)])
            for link in LINKS
        )

    def _front(self, left: str) -> bool:
        return left in self.words or (len(left) > 7 and DERIVED.fullmatch(left) is not None)

    def is_name(self, word: str) -> bool:
        """True when the word is on a list of first names or surnames."""
        low = word.lower()
        return low in self.first_names or low in self.surnames or low in self.joined_surnames


def places() -> dict[str, Place]:
    """Dutch places of 500 inhabitants and more, by lower case name. Source: GeoNames."""
    rows = (line.split("\t") for line in lines("places.tsv"))
    return {name.lower(): Place(name, int(count), size, part) for name, count, size, part in rows}


def load(tables: Tables) -> Lexicon:
    """The lexicon from the long lists in the data folder and the short ones of this room."""
    known = {name.lower(): Place(name, 0, size, "") for name, size in tables.places} | places()
    return Lexicon(
        words=tables.words,
        first_names=tables.first_names | words("common_first_names.txt"),
        common_names=words("common_first_names.txt"),
        wordy_names=words("names_that_are_words.txt"),
        surnames=tables.surnames,
        joined_surnames=tables.joined_surnames,
        streets=tables.streets,
        places=known,
        place_starts=frozenset(name[:3] for name in known if " " in name),
        field=_field() | tables.stop_words,
        also=words("also_words.txt"),
        everyday=tables.everyday,
        medical=tables.medical,
        employers=entries("employers.txt"),
        institutions=entries("institutions.txt"),
        rare_diagnoses=frozenset(entries("rare_diagnoses.txt")),
        unique_jobs=frozenset(entries("unique_jobs.txt")),
    )


def _field() -> frozenset[str]:
    return frozenset(
        part.lower() for entry in entries("field.txt") for part in (entry, *entry.split(" ")) if len(part) > 3
    )
