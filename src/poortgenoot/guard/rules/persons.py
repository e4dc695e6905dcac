"""Names of people: behind titles, roles and greetings, known names, initials, and unknown capitals in mid-sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.name_words import NameWord, bare, name_words
from poortgenoot.guard.sight import Sight

ALWAYS_NAMES = frozenset(
    [
        "jan",
        "piet",
        "daan",
        "roos",
        "linde",
        "tim",
        "bas",
        "tom",
        "rob",
        "bart",
        "kim",
        "iris",
        "rosa",
        "joke",
        "els",
        "mark",
        "jet",
        "bob",
        "sam",
        "max",
        "ben",
        "guus",
        "lies",
        "mies",
        "truus",
        "noor",
        "leo",
        "hans",
        "bert",
        "ton",
        "ria",
        "bram",
        "jaap",
        "koos",
        "henk",
        "anja",
        "nel",
        "ad",
        "gijs",
        "tess",
        "rik",
        "wim",
    ]
)
DRUG = re.compile(
    r"(?:pram|zine|pine|dine|tine|line|azepam|zolam|olol|pril|sartan|statine|mab|nib|cept|axine|idon|oxetine|codon|morfine|profen|sone?|mide|zide|floxacine|cilline|cycline|amol|gine|xaban)$"
)
CLOSE = re.compile(r"[ \t]{0,2}|\s?-\s?")
FIELD_PREFIXES = frozenset(
    [
        "noloc",
        "stecr",
        "divosa",
        "oval",
        "balint",
        "poortwachter",
        "arbo",
        "wia",
        "wajong",
        "wga",
        "mbo",
        "hbo",
        "covid",
        "corona",
    ]
)
TOPICAL = re.compile(
    r"-(?:training|methode|model|aanpak|cursus|gesprek|overleg|team|groep|traject|school|regeling|toets|test|lijst|beleid|project|week|dag|plan|coach|arts|kaart|app|fase|klok|uur|werk|zorg|wet|fonds|subsidie|uitkering)s?$"
)
LOOSE_PARTS = frozenset(["in", "op", "aan", "uit", "het", "te"])
LOCATED = re.compile(
    r"\b(?:in|uit|te|naar|rond|nabij|vanuit|omgeving|regio|gemeente|richting|langs|aan|haven van|centrum van|stad|dorp|vestiging|locatie)\s(?:de |het )?$",
    re.I,
)
IN_PLACE = re.compile(r"\b(?:in|te|nabij|vanuit|omgeving|uit|naar|richting)\s$", re.I)
OF_PLACE = re.compile(r"[a-zà-ÿ]{4,}\svan\s$")
AGED = re.compile(r"\s?\((?:[1-9]\d)(?:\s?(?:jaar|jr|j))?[),]|,\s[2-7]\d,")
MASKED = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]*\*+[\w*]*")


def find(sight: Sight) -> Iterator[Spot]:
    """Spots of whole names, without titles and possessive endings."""
    text = sight.words.text
    words = name_words(text, sight.lexicon, sight.words)
    at = 0
    while at < len(words):
        stop = _name_from(text, words, at)
        if stop == at:
            at += 1
            continue
        first = _skip_parts(text, words, at) or at
        start = words[
            first
            if words[at].text.islower() and words[at].part and words[first].common and not words[first].surname
            else at
        ].start
        end = words[stop - 1].start + len(_without_possessive(words[stop - 1]))
        if not _somebody_else(text, start, end, words[at:stop]) and not _comes_from(words[at:stop]):
            yield sight.words.spot(Kind.PERSON, start, end)
        at = stop
    for hit in MASKED.finditer(text):
        yield sight.words.spot(Kind.PERSON, *hit.span())


def _comes_from(words: list[NameWord]) -> bool:
    """True for "uit Raalte" behind a role: where somebody comes from, which the places find; not "Van Raalte"."""
    return len(words) > 1 and words[0].text in LOOSE_PARTS and all(word.place for word in words[1:])


def _name_from(text: str, words: list[NameWord], at: int) -> int:
    """The index after the name that begins at ``at``; ``at`` itself when none does."""
    first = _skip_parts(text, words, at)
    if first is None or not _worth_a_look(words[first]):
        return at
    front = text[max(0, words[at].start - 60) : words[at].start]
    head = words[first]
    if cue.PLACEHOLDER.match(head.text):
        return at
    titled = at > 0 and words[at - 1].low.rstrip(".") in cue.TITLES and cue.TITLE.search(front[-24:])
    if titled and (first == at or not words[at].opens):
        return _extend(text, words, first, loose=True) if _after_title(text, words, first) else at
    if _believed(text, words, at, first, front):
        return _extend(text, words, first, loose=False)
    return at


def _worth_a_look(head: NameWord) -> bool:
    """False for ordinary words in lower case, which is most of a text."""
    return not head.text.islower() or not head.word or head.name or head.joined


def _skip_parts(text: str, words: list[NameWord], at: int) -> int | None:
    """The first real name word from here, past initials and "van der"; ``None`` when there is none close by."""
    here = at
    while here < len(words) and (words[here].part or words[here].initial):
        if here > at and words[here].text in LOOSE_PARTS and words[here - 1].initial:
            return here - 1
        if here > at and not _adjoins(text, words[here - 1], words[here]):
            return None
        if words[here].initial and not (here + 1 < len(words) and _adjoins(text, words[here], words[here + 1])):
            return here
        here += 1
        if here - at > 7:
            return None
    if here == len(words) or (here > at and not _adjoins(text, words[here - 1], words[here])):
        return at if words[at].initial else None
    if here > at and not words[here].capital and not words[here].shouted and words[here - 1].initial:
        return here - 1
    if here > at and words[at].initial and not words[here].capital and not words[here].shouted:
        return None
    return here


def _adjoins(text: str, left: NameWord, right: NameWord) -> bool:
    return CLOSE.fullmatch(text[left.end : right.start]) is not None


def _after_title(text: str, words: list[NameWord], first: int) -> bool:
    head = words[first]
    if head.initial or head.capital or head.shouted:
        return (
            not (head.field and not head.name and head.word) and head.low not in ("wia", "uwv", "zelf", "x", "y")
        ) or _surely(head)
    if first > 0 and words[first - 1].part and head.joined:
        return True
    if head.low in cue.NEVER_FIRST or head.low in cue.VERBS or len(head.text) < 2:
        return False
    if not head.word:
        return head.letters or not head.text.isalpha()
    return head.name and not head.everyday and not head.field and not re.search(r"(?:en|t|de|te|d|s)$", head.low)


def _surely(head: NameWord) -> bool:
    return head.initial or (head.name and not head.shouted)


def _believed(text: str, words: list[NameWord], at: int, first: int, front: str) -> bool:
    head = words[first]
    if len(bare(head.text)) == 1 and not head.initial:
        return False
    if not _surely_none(head) and _cued(front) and _fits_cue(text, words, at, first, front):
        return True
    if words[at].initial and first > at and (head.capital or head.shouted) and not head.initial:
        return not (head.field and not head.name)
    if (
        len(head.text) > 2 - head.first
        and AGED.match(text[head.end : head.end + 16])
        and head.capital
        and not head.field
        and (not head.word or head.first)
    ):
        return True
    if words[at].part:
        return _joined_surname(words, at, first) and not (head.place and LOCATED.search(front))
    if not head.name and IN_PLACE.search(front):
        return False
    if head.place and (LOCATED.search(front) or OF_PLACE.search(front)):
        return False
    if head.shouted:
        return head.name and not head.word and len(bare(head.text)) > 3 and not head.place and not head.field
    if head.capital:
        return _capital_name(text, words, first)
    return _low_name(text, words, first)


CUES = ((cue.ROLE, 36), (cue.CALLED, 32), (cue.HEADER, 44), (cue.GREETING, 32), (cue.CLOSING, 24))


def _surely_none(head: NameWord) -> bool:
    """An ordinary capitalised word on no list of names: no cue makes it one."""
    return head.word and not head.name and not head.initial


def _cued(front: str) -> bool:
    return any(pattern.search(front[-width:]) for pattern, width in CUES)


def _fits_cue(text: str, words: list[NameWord], at: int, first: int, front: str) -> bool:
    """Behind "cliënt", "groet," or "Van:" a capital that is no ordinary word, or a first name in lower case."""
    head = words[first]
    if head.initial:
        return (first == at and not cue.CALLED.search(front)) or bool(
            cue.HEADER.search(front) or cue.CLOSING.search(front)
        )
    if words[at].part and not head.capital:
        return False
    if head.capital:
        if head.low in cue.NEVER_FIRST or (head.place and not head.name) or (head.field and not head.first):
            return False
        return not head.word or (
            head.name and not head.field and (not head.opens or head.common or bool(cue.GREETING.search(front)))
        )
    if head.shouted or head.low in cue.NEVER_FIRST or head.low in cue.VERBS or head.place or head.field:
        return False
    if head.word:
        return (
            head.common
            and bool(cue.ROLE.search(front) or cue.GREETING.search(front))
            and head.low not in ("will", "thijs's", "ton", "els")
        )
    return (head.letters and head.first and len(head.text) > 2) or _odd(head)


def _odd(head: NameWord) -> bool:
    """A known name written with signs for letters ("j4nsen")."""
    return not head.text.isalpha() and not re.search(r"['’\-]", head.text) and head.name and len(head.text) > 3


def _joined_surname(words: list[NameWord], at: int, first: int) -> bool:
    """ "van der Meer", "de Wit" in mid-sentence; "de Ziektewet" is none."""
    head = words[first]
    if not head.capital or head.field or not head.letters or head.low in cue.TITLES:
        return False
    if words[at].text in ("De", "Het") and not words[at].opens and not head.surname:
        return False
    if words[at].low in LOOSE_PARTS:
        return words[at].text[0].isupper() and not words[at].opens and head.surname and not head.place
    if head.place and not (words[at].low in ("de", "el", "ten", "ter") and head.surname):
        return head.surname and first - at > 1 and not words[at].opens
    if words[at].text[0].isupper() and not words[at].opens:
        return head.surname or not head.word
    several = first - at > 1
    if head.word:
        return (head.surname and several) or (
            head.surname and words[at].low in ("de", "den", "el", "ten", "ter", "vd", "v.d.", "v/d")
        )
    return (
        head.surname
        or several
        or words[at].low in ("el", "al", "ben", "bin", "ait", "aït", "ould", "ter", "ten", "von", "vd", "v.d.", "v/d")
    )


def _capital_name(text: str, words: list[NameWord], first: int) -> bool:
    head = words[first]
    if head.field and not (head.common or (_name_follows(text, words, first) and head.first)):
        return False
    if head.place and not head.first:
        return False
    if _odd(head):
        return True
    if not head.letters or (head.low in cue.NEVER_FIRST and (head.opens or not head.first)):
        return False
    if head.masked and not head.word:
        return True
    if TOPICAL.search(head.text) and not head.first:
        return False
    if "-" in head.low and head.low.split("-")[0] in FIELD_PREFIXES:
        return False
    if head.opens:
        return _opening_name(text, words, first)
    if head.word:
        return head.first or head.surname
    return head.name or not DRUG.search(head.low)


def _opening_name(text: str, words: list[NameWord], first: int) -> bool:
    """A capital at the start of a sentence proves nothing: the lists or what follows must."""
    head = words[first]
    follows = _name_follows(text, words, first)
    if not head.word:
        return (
            (head.first and not head.place)
            or (head.surname and (follows or _acts(text, words, first)))
            or (follows and not head.place)
        )
    return (head.common and (follows or head.low in ALWAYS_NAMES or _acts(text, words, first))) or (
        head.first and follows
    )


def _name_follows(text: str, words: list[NameWord], at: int) -> bool:
    nxt = at + 1
    if nxt >= len(words) or not _adjoins(text, words[at], words[nxt]):
        return False
    if words[nxt].part:
        real = _skip_parts(text, words, nxt)
        return real is not None and words[real].capital and not words[real].field
    return words[nxt].initial or (
        words[nxt].capital
        and (words[nxt].surname or not words[nxt].word)
        and not words[nxt].field
        and not words[nxt].place
    )


def _acts(text: str, words: list[NameWord], at: int) -> bool:
    """True when a verb for one person follows: "Yilmaz meldt zich"."""
    nxt = at + 1
    if words[at].text.endswith(("'s", "’s")):
        return True
    return (
        nxt < len(words)
        and text[words[at].end : words[nxt].start] == " "
        and words[nxt].text in cue.VERBS
        and len(words[at].text) > 2
    )


def _low_name(text: str, words: list[NameWord], first: int) -> bool:
    head = words[first]
    if head.field or head.place or head.initial or head.part or head.word:
        return False
    if _odd(head) or (head.masked and head.letters and len(head.text) > 3):
        return True
    if not head.text.islower() and head.name and not head.acronym:
        return True
    if not head.letters or len(bare(head.text)) < 4:
        return head.common and head.letters and _acts(text, words, first)
    if head.common:
        return True
    return head.first and (_acts(text, words, first) or _known_surname_follows(text, words, first))


def _known_surname_follows(text: str, words: list[NameWord], at: int) -> bool:
    nxt = at + 1
    return nxt < len(words) and _adjoins(text, words[at], words[nxt]) and words[nxt].surname and not words[nxt].word


def _extend(text: str, words: list[NameWord], first: int, *, loose: bool) -> int:
    """The index after the last word of the name whose first real word stands at ``first``."""
    stop = first + 1
    while (
        stop < len(words)
        and _adjoins(text, words[stop - 1], words[stop])
        and not words[stop - 1].text.endswith(("'s", "’s"))
    ):
        real = _skip_parts(text, words, stop)
        if (
            real is None
            or real - stop > 5
            or not _belongs(words, stop, real, lower=words[first].text.islower(), loose=loose)
        ):
            break
        stop = real + 1
    return stop


def _belongs(words: list[NameWord], stop: int, real: int, *, lower: bool, loose: bool) -> bool:
    head = words[real]
    if head.initial:
        return words[stop].low not in LOOSE_PARTS
    if head.capital and len(head.text) < 2:
        return False
    if head.capital:
        if words[stop].part:
            return (
                not head.field
                and (head.name or not head.word)
                and (words[stop].low not in LOOSE_PARTS or (head.surname and not head.place))
            )
        return (
            not (head.field and not head.name)
            and (head.name or not head.word)
            and not (head.place and not head.surname)
        )
    if head.shouted:
        return head.surname and len(head.text) > 3 and words[stop - 1].shouted
    if not lower:
        return _odd(head) or (
            words[stop].part
            and head.surname
            and not head.word
            and words[stop].low not in ("in", "bij", "aan", "op", "uit", "te")
        )
    if head.low in cue.NEVER_FIRST or head.low in cue.VERBS:
        return False
    if words[stop].part:
        return (
            head.surname
            and words[stop].low not in ("in", "bij", "aan", "uit", "op", "te", "het")
            and (not head.word or words[stop].low != "de" or loose or words[stop - 1].common)
        )
    return (
        (head.surname and not head.word)
        or (head.first and not head.word)
        or (head.surname and words[stop - 1].common and len(head.text) > 3 and not re.search(r"t$", head.low))
    )


def _without_possessive(word: NameWord) -> str:
    plain = bare(word.text)
    ends_in_s = plain.endswith("s") and plain == word.text and word.common and not word.listed
    return plain[:-1] if ends_in_s else plain


def _somebody_else(text: str, start: int, end: int, words: list[NameWord]) -> bool:
    """Diseases, methods and sources are called after people who are not in the case."""
    front, back = text[max(0, start - 60) : start], text[end : end + 40]
    if cue.EPONYM_BEFORE.search(front) or cue.EPONYM_AFTER.match(back):
        return not cue.TITLE.search(front) or bool(cue.EPONYM_BEFORE.search(front))
    return bool(cue.CITATION.match(back)) and not any(word.common for word in words) and not cue.TITLE.search(front)
