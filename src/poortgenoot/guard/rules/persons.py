"""Names of people: behind titles, roles and greetings, known names, initials, unknown capitals in mid-sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.bare_initials import ABBREVIATIONS, stands_for_anybody
from poortgenoot.guard.rules.name_evidence import believed
from poortgenoot.guard.rules.name_shape import LOOSE_PARTS, extend, skip_parts, without_possessive
from poortgenoot.guard.rules.name_words import NameWord, name_words
from poortgenoot.guard.sight import Sight

JOINED = re.compile(
    r"\b(?i:drs?|dhr|mw|mevr|mevrouw|meneer|de heren|heren|prof|mr)\.? [A-ZÀ-Ý][\wÀ-ɏ\-. ]{1,30} (?:en|&) $"
)
SHORT_TITLE = re.compile(r"\b(?:mw|mevr|mej|dhr|hr|dr|drs|prof|mr|ir|ing|ds|fam)\.\s$", re.I)
LANGUAGE = re.compile(
    r"(?<=Duits en )Frans\b|(?<=Engels en )Frans\b|(?<=Duits, )Frans\b|(?<=Engels, )Frans\b|(?<=Nederlands, )Frans\b|(?<=spreekt )Frans\b(?! [A-Z])"
    r"|Frans (?:(?:en|of) (?:Duits|Engels|Nederlands|Spaans|Italiaans)|(?:te )?(?:leren|spreken|praten|verstaan|lezen|schrijven))\b"
)
LITERATURE = re.compile(
    r"\b(?:literatuur|auteurs|denkers|goeroes|modellen|theorie[eë]n) ?\((?:[A-ZÀ-Ý][\w .\-]+,? )*(?:en |van der |van de |van |de )?$",
    re.I,
)
FIGURE = re.compile(
    r"Jan (?:Modaal|Publiek|Soldaat|Rap|en alleman|met de pet)\b|Henk en Ingrid\b|(?:de )?Roos van Leary\b|Art\.? ?\d",
    re.I,
)
EMPHASIS = re.compile(r"(?:^|[\s(|>\-])\*{1,3}[^*\n]*$")
MASKED = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]*\*+[\w*]*")


def find(sight: Sight) -> Iterator[Spot]:
    """Spots of whole names, without titles and possessive endings."""
    text = sight.words.text
    words = name_words(text, sight.lexicon, sight.words)
    named: set[str] = set()
    unclaimed: list[NameWord] = []
    at = 0
    while at < len(words):
        stop = _name_from(text, words, at)
        if stop == at:
            unclaimed.append(words[at])
            at += 1
            continue
        first = skip_parts(text, words, at) or at
        start = words[
            first
            if words[at].text.islower() and words[at].part and words[first].common and not words[first].surname
            else at
        ].start
        end = words[stop - 1].start + len(without_possessive(words[stop - 1]))
        if not _somebody_else(text, start, end, words[at:stop]) and not _comes_from(words[at:stop]):
            yield sight.words.spot(Kind.PERSON, start, end)
            named |= {word.low for word in words[at:stop] if _remembered(word)}
        at = stop
    for word in unclaimed:
        if word.low in named and _remembered(word) and not _somebody_else(text, word.start, word.end, [word]):
            yield sight.words.spot(Kind.PERSON, word.start, word.start + len(without_possessive(word)))
    for hit in MASKED.finditer(text):
        if EMPHASIS.search(text[max(0, hit.start() - 60) : hit.start()]):
            continue
        yield sight.words.spot(Kind.PERSON, *hit.span())


def _remembered(word: NameWord) -> bool:
    """A name once said with more around it is one without that too: "mevrouw Groen ... Groen"."""
    return (
        word.capital and word.surname and not word.field and not word.part and not word.initial and len(word.text) > 2
    )


def _comes_from(words: list[NameWord]) -> bool:
    """True for "uit Raalte" behind a role: where somebody comes from, which the places find; not "Van Raalte"."""
    return len(words) > 1 and words[0].text in LOOSE_PARTS and all(word.place for word in words[1:])


def _name_from(text: str, words: list[NameWord], at: int) -> int:
    """The index after the name that begins at ``at``; ``at`` itself when none does."""
    first = skip_parts(text, words, at)
    if first is None or not _worth_a_look(words[first]):
        return at
    front = text[max(0, words[at].start - 60) : words[at].start]
    head = words[first]
    if cue.PLACEHOLDER.match(head.text):
        return at
    titled = (
        at > 0
        and words[at - 1].low.rstrip(".") in cue.TITLES
        and words[at - 1].text not in ("HR", "ING")
        and cue.TITLE.search(front[-24:])
    )
    if titled and (first == at or not words[at].opens or SHORT_TITLE.search(front)):
        return extend(text, words, first, loose=True) if _after_title(text, words, first) else at
    if believed(text, words, at, first, front) or (JOINED.search(front) and head.capital and head.surname):
        return extend(text, words, first, loose=False)
    return at


def _worth_a_look(head: NameWord) -> bool:
    """False for ordinary words in lower case, which is most of a text."""
    return not head.text.islower() or not head.word or head.name or head.joined


def _after_title(text: str, words: list[NameWord], first: int) -> bool:
    head = words[first]
    if head.shouted and head.text in ABBREVIATIONS and first > 0 and words[first - 1].part:
        return False
    if head.initial or head.capital or head.shouted:
        return (
            not (head.field and not head.name and head.word) and head.low not in ("wia", "uwv", "zelf", "x", "y")
        ) or _surely(head)
    if first > 0 and words[first - 1].part and words[first - 1].text not in LOOSE_PARTS and head.joined:
        return True
    if head.low in cue.NEVER_FIRST or head.low in cue.VERBS or len(head.text) < 2:
        return False
    if not head.word:
        return head.letters or not head.text.isalpha()
    return head.name and not head.everyday and not head.field and not re.search(r"(?:en|t|de|te|d|s)$", head.low)


def _surely(head: NameWord) -> bool:
    return head.initial or (head.name and not head.shouted)


def _somebody_else(text: str, start: int, end: int, words: list[NameWord]) -> bool:
    """Diseases, methods and sources are called after people who are not in the case."""
    front, back = text[max(0, start - 60) : start], text[end : end + 40]
    if LANGUAGE.match(text, start) or FIGURE.match(text, start) or stands_for_anybody(text, start, end):
        return True
    if LITERATURE.search(front):
        return not cue.TITLE.search(front)
    if cue.EPONYM_BEFORE.search(front) or cue.EPONYM_AFTER.match(back):
        return not cue.TITLE.search(front) or bool(cue.EPONYM_BEFORE.search(front))
    return bool(cue.CITATION.match(back)) and not any(word.common for word in words) and not cue.TITLE.search(front)
