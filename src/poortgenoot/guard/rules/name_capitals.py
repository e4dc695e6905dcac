"""What makes a capitalised word a name: the lists, and what follows it. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.name_shape import adjoins, odd, skip_parts
from poortgenoot.guard.rules.name_words import NameWord, bare
from poortgenoot.guard.wordlists import words as listed

ALWAYS_NAMES = listed("always_names.txt")
DRUG = re.compile(
    r"(?:pram|zine|pine|dine|tine|line|azepam|zolam|olol|pril|sartan|statine|mab|nib|cept|axine|idon|oxetine|codon|morfine|profen|sone?|mide|zide|floxacine|cilline|cycline|amol|gine|xaban|prazol|tadine|zepine|dipine|lukast|parine|caine)$"
)
SURNAMES = listed("surnames_that_are_words.txt")
VOWEL = re.compile(r"[aeiouyà-ÿ]")
ARTICLE = re.compile(
    r"(?:^|[^\w])(?:een|geen|elke|iedere|welke|zo'n|'n|cao|regeling|project|programma|format|formulier|regime|sector|branche|module|training|cursus|item|rubriek|functie|richtlijn|protocol) $",
    re.I,
)
THE = re.compile(r"(?:^|[^\w])(?:het|dit|elk|ieder|welk) $", re.I)
HOUSES = listed("houses_named_after_people.txt")
AS_A_THING = re.compile(
    r"\b(?:als|of|beroep|functie|de|werk|was|wordt|worden|kleur|code|team|fase|groep|scenario)\s?:? $|[,;:/] $"
)
PEOPLE = listed("verbs_of_people.txt")
FIELD_PREFIXES = listed("field_prefixes.txt")
TOPICAL = re.compile(
    r"-(?:training|methode|model|aanpak|cursus|gesprek|overleg|team|groep|traject|school|regeling|toets|test|lijst|beleid|project|week|dag|plan|coach|arts|kaart|app|fase|klok|uur|werk|zorg|wet|fonds|subsidie|uitkering)s?$"
)


def capital_name(text: str, words: list[NameWord], first: int) -> bool:
    head = words[first]
    if _after_an_article(text, head) or _topic(head):
        return False
    if head.field and not (head.common or (name_follows(text, words, first) and head.first)):
        return False
    if head.place and not head.first:
        return False
    if odd(head):
        return True
    if not head.letters and not (head.common and len(head.text) == 2 and not head.opens):
        return False
    if head.low in cue.NEVER_FIRST and (head.opens or not (head.first or head.wordy)):
        return False
    if head.masked and not head.word:
        return True
    if head.opens or head.word:
        return _opening_name(text, words, first) if head.opens else _word_as_name(text, words, first)
    return head.name or not (DRUG.search(head.low) or not VOWEL.search(head.low))


def _word_as_name(text: str, words: list[NameWord], first: int) -> bool:
    """ "Groen" in mid-sentence: a capital for emphasis unless a list of first names, or what stands around it, says not."""
    head = words[first]
    if head.common or (head.low in SURNAMES and not AS_A_THING.search(text[max(0, head.start - 24) : head.start])):
        return True
    if not head.name:
        return False
    front = text[max(0, head.start - 40) : head.start]
    return name_follows(text, words, first) or _speaks(text, words, first) or telling(front)


def telling(front: str) -> bool:
    """True when the words in front name somebody: "collega", "gesprek met", "heet"."""
    return any(pattern.search(front[-36:]) for pattern in (cue.NAMING, cue.HEADER, cue.GREETING, cue.CLOSING))


def _after_an_article(text: str, head: NameWord) -> bool:
    """ "een Zeeuw", "het Radboud": nobody's name, though "of het Kevin lukt" is one."""
    front = text[max(0, head.start - 10) : head.start]
    return bool(ARTICLE.search(front)) or (
        bool(THE.search(front)) and (head.word or not head.common or head.low in HOUSES)
    )


def _topic(head: NameWord) -> bool:
    """ "Noloc-register", "Poortwachter-toets": no surname begins or ends like that."""
    return (TOPICAL.search(head.text) is not None and not head.first) or (
        "-" in head.low and head.low.split("-")[0] in FIELD_PREFIXES
    )


def _opening_name(text: str, words: list[NameWord], first: int) -> bool:
    """A capital at the start of a sentence proves nothing: the lists or what follows must."""
    head = words[first]
    follows = name_follows(text, words, first)
    if not head.word:
        return (
            (head.first and not head.place)
            or (head.surname and (follows or acts(text, words, first)))
            or (follows and not head.place)
        )
    if head.surname and not head.everyday and _speaks(text, words, first):
        return True
    return (head.common and (follows or head.low in ALWAYS_NAMES or acts(text, words, first))) or (
        head.first and follows
    )


def name_follows(text: str, words: list[NameWord], at: int) -> bool:
    nxt = at + 1
    if nxt >= len(words) or not adjoins(text, words[at], words[nxt]):
        return False
    if words[nxt].part:
        real = skip_parts(text, words, nxt)
        return real is not None and words[real].capital and not words[real].field
    return words[nxt].initial or (
        words[nxt].capital
        and (words[nxt].surname or not words[nxt].word)
        and not words[nxt].field
        and not words[nxt].place
    )


def acts(text: str, words: list[NameWord], at: int) -> bool:
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


def _speaks(text: str, words: list[NameWord], at: int) -> bool:
    """True when a verb follows that only people do: "Vos belde", not "Storm is gaan liggen"."""
    return at + 1 < len(words) and acts(text, words, at) and words[at + 1].text in PEOPLE


def low_name(text: str, words: list[NameWord], first: int) -> bool:
    head = words[first]
    if head.field or head.place or head.initial or head.part or head.word:
        return False
    if odd(head) or (head.masked and head.letters and len(head.text) > 3):
        return True
    if not head.text.islower() and head.name and not head.acronym:
        return True
    if not head.letters or len(bare(head.text)) < 4:
        return head.common and head.letters and acts(text, words, first)
    if head.common:
        return True
    return head.first and (acts(text, words, first) or _known_surname_follows(text, words, first))


def _known_surname_follows(text: str, words: list[NameWord], at: int) -> bool:
    nxt = at + 1
    return nxt < len(words) and adjoins(text, words[at], words[nxt]) and words[nxt].surname and not words[nxt].word
