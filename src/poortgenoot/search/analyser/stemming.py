"""Stems of Dutch words: plurals, verb forms and adjectives meet; and the family a word belongs to.

In: a folded word (`folding.fold_word`). Out: a stem, never empty, the same for the same word.
The general list knows strong verbs and strange plurals; a compound takes the stem of its last part;
for what nobody knows the rules of Dutch spelling (open and closed syllables, f/v, s/z) decide.
"""

import re
from functools import lru_cache

from poortgenoot.search.analyser.compounds import head_of
from poortgenoot.search.analyser.lemmas import lemma

_VOWELS = frozenset("aeiouy")
_PLURAL_S = re.compile(r"(?:e[lmnr]|aa?r|ie|eur|oor|ier|[aiouy]|eau|ent|ist|[^o]or|eem|oom|ing)s$")
_UNSTRESSED_END = re.compile(r"(?:tor|sor|tus|nus|cus|ium)$")
_FAMILY_ENDING = re.compile(
    r"(?:baarheid|lijkheid|igheid|heid|baar|lijk|loos|isering|isatie|atie|itie|tie|ering|ing"
    r"|aar|ier|iteit|teit|ment|schap|isch|ief|ig|er|isme|ist|ie)$"
)
_SHORTEST_FAMILY = 5


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem that all inflections of `word` share: sancties → sanctie, werkt → werk."""
    if len(word) < 4 or not word.isalpha():
        return lemma(word) or word
    known = lemma(word)
    if known is not None:
        return _even(_infinitive(known))
    head = head_of(word)
    if head is not None:
        return word[: -len(head)] + stem(head)
    return _even(_inflection(word))


@lru_cache(maxsize=65_536)
def family(word: str) -> str:
    """What a word and its derivations share: begeleider, begeleiding and begeleiden → begeleid."""
    base = stem(word)
    for _ in range(2):
        shorter = _FAMILY_ENDING.sub("", base)
        if len(shorter) < _SHORTEST_FAMILY:
            break
        base = shorter
    return _even(base)


def _infinitive(known: str) -> str:
    return _open(known[:-2]) if known.endswith("en") and len(known) > 4 and known[-3] != "e" else known


def _inflection(word: str) -> str:
    if word.endswith("heden"):
        return word[:-4] + "eid"
    if word.endswith("ieen"):
        return word[:-2]
    if word.endswith("en") and len(word) > 4 and word[-3] != "e":
        return _open(word[:-2])
    if len(word) > 4 and _PLURAL_S.search(word):
        return word[:-1]
    if word.endswith("e") and word[-2] not in "ie":
        return _open(word[:-1])
    return word


def _open(base: str) -> str:
    """Undo what -en and -e did to the spelling: sporen → spoor, zieken → ziek, takken → tak."""
    if len(base) < 3:
        return base
    before, vowel, last = base[-3], base[-2], base[-1]
    if last == vowel and last not in _VOWELS:
        return base[:-1]
    closed = last in _VOWELS or last in "wjxh" or before in _VOWELS or _UNSTRESSED_END.search(base)
    return base if closed or vowel not in "aou" else base[:-1] + vowel + last


def _even(word: str) -> str:
    """One spelling for one sound at the end: keer and ker(en) → ker, brief and briev(en) → brief."""
    if len(word) < 3:
        return word
    word = word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])
    if word[-3:-1] == "ee" and word[-1] not in _VOWELS:
        return word[:-2] + word[-1]
    return word
