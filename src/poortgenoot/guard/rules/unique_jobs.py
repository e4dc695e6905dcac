"""Jobs that only one person has: "de enige ...", public offices, occupations of very few people. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.sight import Sight, after, before
from poortgenoot.guard.wordlists import either

TRADE = re.compile(
    r"(?:er|eur|euse|ist|iste|loog|loge|arts|meester|kundige|trice|ster|leider|leidster|chef|ant|ante|man|vrouw|teur|ar|aar|monteur|smid|piloot|coach|directeur|bode|tolk|docent|docente|technicus|fysicus|medicus|chirurg|psychiater|psycholoog|koster|kok|bakker|slager|dominee|pastor|imam|rabbijn|priester|agent|chauffeur|conciërge|assistent|assistente|stagiair|stagiaire|therapeut|therapeute|juf|juffrouw|hoogleraar|adviseur|secretaresse|receptionist|kapper|kapster|lasser|operator|engineer|manager|developer|designer|controller|apotheker|notaris|advocaat|rechter|griffier|tandarts|verloskundige|dierenarts|leerkracht|heftruckchauffeur)$"
)
NO_TRADE = frozenset(
    [
        "partner",
        "ouder",
        "moeder",
        "vader",
        "manier",
        "factor",
        "dokter",
        "werkgever",
        "werknemer",
        "werkneemster",
        "vader",
        "kostwinner",
        "verdiener",
        "zekerheid",
        "optie",
        "reden",
        "andere",
        "ander",
        "moment",
        "jaar",
        "keer",
        "uitweg",
        "kamer",
        "computer",
        "kind",
        "mantelzorger",
        "nummer",
        "verschil",
        "bezwaar",
        "gevaar",
        "getuige",
        "letter",
        "titel",
        "oorzaak",
        "marker",
        "stressor",
        "trigger",
        "winner",
        "drager",
        "patiënt",
        "cliënt",
        "deelnemer",
        "deelneemster",
        "lezer",
        "vrager",
        "steller",
        "ervaringsdeskundige",
        "persoon",
        "broer",
        "zus",
        "dochter",
        "houder",
        "bewoner",
        "huurder",
        "ander",
        "belemmering",
        "filter",
        "plaats",
        "meer",
        "wonder",
        "zaak-er",
        "later",
        "eerder",
        "verder",
        "weer",
        "keer",
        "maar",
        "daar",
        "waar",
        "klacht",
        "collega",
        "afwijking",
        "mogelijkheid",
        "voorwaarde",
        "beperking",
    ]
)
ONLY = re.compile(
    r"\b(?:(?:als|was|is|ben|de|het|onze|hun|zijn|haar|een van de (?:weinige|twee|drie|vier|vijf)|één van de (?:weinige|twee|drie|vier|vijf))\s)?(?P<all>(?:(?:de|het|onze|als|hun)\s)?(?P<cue>enige|een van de (?:weinige|twee|drie|vier|vijf)|één van de (?:weinige|twee|drie|vier|vijf)|eerste vrouwelijke|eerste mannelijke|enig)\s(?:(?:overgebleven|echte|vrouwelijke|mannelijke|gecertificeerde|gediplomeerde|bevoegde|blinde|dove|slechtziende|slechthorende|zwarte|vaste|fulltime|parttime|allochtone|interne|Nederlandse|Turkse|Poolse|Marokkaanse|actieve|praktiserende|erkende|beëdigde|gespecialiseerde|opgeleide|ervaren|[a-zà-ÿ\-]{4,}[se]e|[a-zà-ÿ\-]+ende)\s){0,2}(?P<noun>[A-Za-zà-ÿ0-9\-]{3,}))(?P<tail>(?:\s(?:van|in|binnen|op|bij|aan|ter|voor|uit|met|die)\b(?:\s[\w'’\-]+){1,4})?)",
    re.I,
)
SCOPE = re.compile(
    r"^\s(?:van|in|binnen|op|bij|aan|ter|uit)\s(?:(?:het|de|ons|onze|heel|hele|haar|zijn|dit|deze|die|dat|een)\s)?(?:[\w'’\-]+)"
)
HEAD = re.compile(
    r"(?<!\w)(?P<job>(?:algemeen |adjunct-|adjunct |medisch |artistiek |zakelijk |wetenschappelijk |financieel |plaatsvervangend )?(?:directeur|bestuurder|voorzitter|hoofd|rector|conrector|president|dirigent|hoofdredacteur|conservator|curator|commandant|kapitein|hoofdtrainer|eigenaar|oprichter))\s(?:van|bij)\s(?:het|de|een)?\s?(?=[A-ZÀ-Ý])"
)
INDEFINITE = re.compile(r"\b(?:de|een)\s?$")


@lru_cache(maxsize=4)
def _pattern(jobs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\-])(?P<job>(?:oud-|ex-|plaatsvervangend |waarnemend )?{either(jobs)})(?![\w\-])", re.I)


def find(sight: Sight) -> Iterator[Spot]:
    """Named occupations, "de enige" with a trade, and the head of a named organisation."""
    reading, text = sight.words, sight.words.text
    for hit in _pattern(sight.lexicon.unique_jobs).finditer(text):
        if _is_job(text, hit):
            yield reading.spot(Kind.UNIQUE_JOB, *hit.span("job"))
    for hit in ONLY.finditer(text):
        if _is_trade(sight.lexicon, hit["noun"]):
            yield reading.spot(Kind.UNIQUE_JOB, *hit.span("all"))
    for hit in HEAD.finditer(text):
        yield reading.spot(Kind.UNIQUE_JOB, *hit.span("job"))


def _is_trade(lexicon: Lexicon, noun: str) -> bool:
    low = noun.lower()
    return (
        low not in NO_TRADE
        and bool(TRADE.search(low))
        and lexicon.is_word(low)
        and not low.endswith(("keer", "meer", "maar", "manier", "ander", "nummer"))
    )


RULERS = frozenset({"minister", "staatssecretaris", "ombudsman", "nationale ombudsman", "president"})
ALSO_WORDS = frozenset(
    {"raadsheer", "generaal", "deken", "senator", "clown", "consul", "commandeur", "graveur", "abt", "loods"}
)
AS_A_JOB = re.compile(
    r"\b(?:als|is|was|ik ben|ben zelf|werd|wordt|beroep:?|functie:?|voormalig|oud-|loco-)\s(?:een |de )?$"
)


def _is_job(text: str, hit: re.Match[str]) -> bool:
    """Not "de minister heeft de regeling gewijzigd", who is no one in the case, nor "een deken over me heen"."""
    if hit["job"][0].isupper() and cue.TITLE.search(text[max(0, hit.start() - 24) : hit.start()]):
        return False
    job, front, back = hit["job"].lower(), before(text, hit.start(), 40), after(text, hit.end(), 40)
    if job in ALSO_WORDS:
        return bool(AS_A_JOB.search(front))
    if job not in RULERS:
        return True
    ruling = re.match(r"\s(?:van (?:sociale|szw|vws)|heeft (?:de|het|een)|wil|schrijft|besloot|stelt)", back)
    return not ruling and not re.search(r"(?:brief|besluit|regeling|beleid|volgens|aan|door) (?:van )?de $", front)
