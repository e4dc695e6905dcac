"""Relatives of somebody in the case. Pure. "Een zieke ouder" and "kinderen" in general are no findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, after, before

CORE = r"dochter(?:tje)?s?|zoon(?:tje)?s?|zonen|moeder|vader|ma|mama|papa|pa|ouders?|broers?|broertjes?|zus(?:sen|je|jes|ter|ters)?|opa|oma|grootvader|grootmoeder|grootouders?|tantes?|ooms?|nichtjes?|nicht(?:en)?|neef(?:je|jes)?|neven|kleinkind(?:eren)?|kleinzoon|kleindochter|echtgenoo?te?|eega|ex|man|vrouw|vriend(?:in)?|verloofde|partner|levenspartner|weduwe|weduwnaar|kind(?:eren|je|jes)?|kids|baby|peuter|kleuter|puber(?:s|zoon|dochter|zonen|dochters)?|tweeling|drieling|zwager|gezin|familie|jongste|oudste|middelste|heit|mem|moe|paps|mams|pap|mam"
SURE = r"(?:schoon|stief|pleeg|half|adoptie|bonus|tweeling|groot|over(?:groot)?|klein|achter|peet|ex-?|puber)-?(?:moeder|vader|ouders?|zus(?:je|sen)?|broer(?:tje|s)?|zoon(?:tje)?|zonen|dochter(?:tje|s)?|kind(?:eren)?|familie|man|vrouw|partner|vriend(?:in)?|echtgenoo?te?|tante|oom|neef|nicht)|zwager|schoonzus|dochter(?:tje)?s?|zoontjes?|zoon|zonen|echtgenoo?te?|broertjes?|zusjes?|broers?|zussen|zus|moeder|vader|opa|oma|grootmoeder|grootvader|kleinkind(?:eren)?|kleinzoon|kleindochter|verloofde|tweeling(?:zus|broer|zoon)?|schoonouders|ooms?|tantes?|neef|nichtje|neefje"
OWNED = re.compile(
    rf"\b(?:haar|zijn|z'n|zn|d'r|dr|hun|hr|mijn|m'n|mn|diens|wiens|jouw|je|onze|ons|eigen)\s(?:(?:[a-zà-ÿ\-]+(?:e|en|ste|jarige?|\d)|\d+[a-z\-]*|twee|drie|vier|vijf|zes|enige?|ex-?|\d{{1,2}}-jarige?|inwonende|overleden|volwassen|jong|ziek|autistisch|pasgeboren)\s){{0,3}}(?P<who>(?:{CORE}|{SURE}))(?![\w\-])",
    re.I,
)
COUNTED = re.compile(
    r"(?<!\w)(?:twee|drie|vier|vijf|zes|zeven|één|1|2|3|4|5|6|7)\s(?:(?:jonge|kleine|schoolgaande|thuiswonende|opgroeiende|volwassen|puberende|minderjarige|eigen|zieke|gezonde|kleine)\s){0,2}(?P<who>kinderen|kids|kleinkinderen|dochters|zonen|zoons|pubers|kleuters|peuters|broers|zussen|zoontjes|dochtertjes|kind|jongens(?= van)|meisjes(?= van))(?!\w)",
    re.I,
)
DEFINITE = re.compile(
    rf"\b(?:de|het|'t)\s(?P<who>{SURE}|partner|kinderen|kleinkinderen|baby|ex)\s(?:van\s(?:cli[eë]nte?|werkne\w+|mevrouw|meneer|betrokkene|haar|hem|de werkne\w+|de cli[eë]nte?|mijn|onze|mw|dhr)\b)",
    re.I,
)
BARE = re.compile(rf"(?<![\w\-])(?P<who>{SURE})(?![\w\-])", re.I)
KIN_ROLE = re.compile(
    r"\b(?:alleenstaande?|jonge|kersverse|mantelzorgende?|werkende|gescheiden)\s(?P<who>moeder|vader)(?!\w)", re.I
)
CARED = re.compile(
    r"\b(?:met|van|voor|heeft|had|en|ook|kreeg|krijgt|verloor|door)\s(?:een|’n|'n)\s(?:(?:[a-zà-ÿ\-\d]+e?)\s){0,2}(?P<who>dochter(?:tje)?|zoon(?:tje)?|kind(?:je)?|baby|partner|broer(?:tje)?|zus(?:je)?|oom|tante|neef|nicht|opa|oma|tweeling|moeder|vader|echtgenoot|kleinkind|schoonmoeder|schoonvader|stiefzoon|stiefdochter|pleegkind|man(?= en (?:twee|drie|een))|puberzoon|puberdochter|pleegzoon|pleegdochter)(?![\w\-])",
    re.I,
)
OPENING = re.compile(
    r"(?:^|[.!?:;]\s+|\n\s*)(?P<who>Partner|Vriend|Vriendin|Ouders|Kinderen)\s(?=(?:ook|is|zijn|werkt|heeft|van (?:mijn|haar|zijn)|bellen|belden|wil|vindt|zit|belt|belde|zegt|kan|helpt|thuis|vangt|gaat|woont|maakt)\b)"
)
WITH_PARENTS = re.compile(r"\bbij (?:de )?(?P<who>(?:schoon|pleeg)?ouders)\b(?! (?:die|van|met))", re.I)
WITHOUT = re.compile(
    r"\b(?:niet (?:de|het)|een|geen|elke|iedere|ieder|welke|sommige|veel|jonge|zieke|voor|eigen|per|hoe een|alle|menig\w*|wie een)\s(?:\w+e\s)?$"
)
IN_GENERAL = re.compile(
    r"(?:vader|moeder|opa|oma|broer|zus|zoon|dochter)s? (?:worden|zijn|of (?:vader|moeder|zus|oma|dochter)|en (?:vader|moeder|zus|oma|dochter))\b",
    re.I,
)
PAIRED = re.compile(r"(?:^|[.!?]\s|\bals\s)(?:vader|moeder|opa|broer|zoon) (?:of|en) $", re.I)
NO_PERSON = re.compile(
    r"\b(?:haar|zijn|hun|mijn|onze|je|jouw|ons)\s(?:gezin|familie|man of vrouw)|\bvaderdag|\bmoederdag", re.I
)
VERB_ZIJN = re.compile(
    r"\b(?:er|die|dat|ze|wij|we|jullie|kinderen|mensen|ouders|daar|deze|dit|waar|ook|niet|collega's|wie)\szijn\s(?:\w+\s)?$"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Relatives behind a possessive, a number, "de ... van cliënt", and words that always mean one."""
    text = sight.words.text
    for pattern in (OWNED, COUNTED, DEFINITE, KIN_ROLE, CARED, OPENING, WITH_PARENTS):
        for hit in pattern.finditer(text):
            if hit["who"].lower() in ("gezin", "familie") or _verb(text, hit):
                continue
            yield sight.words.spot(Kind.FAMILY, *hit.span("who"))
    for hit in BARE.finditer(text):
        if (
            not IN_GENERAL.match(text, hit.start())
            and not PAIRED.search(text[: hit.start()])
            and not WITHOUT.search(before(text, hit.start(), 24))
            and not re.match(
                r"[ -]?(?:bedrijf|maatschappij|onderneming|organisatie|kindje|dag\b|schap)", after(text, hit.end(), 16)
            )
        ):
            yield sight.words.spot(Kind.FAMILY, *hit.span("who"))


def _verb(text: str, hit: re.Match[str]) -> bool:
    """ "er zijn kinderen" and "haar man(ager)" are no relatives; "eigen kind" in general neither."""
    if hit.re is not OWNED:
        return False
    first = hit.group().split()[0].lower()
    if first == "zijn" and VERB_ZIJN.search(text[max(0, hit.start() - 20) : hit.start() + 5].lower() + ""):
        return True
    return (
        first in ("je", "jouw", "eigen", "ons", "onze")
        and hit["who"].lower()
        in ("man", "vrouw", "vriend", "vriendin", "partner", "partners", "kind", "kinderen", "familie")
        and first != "onze"
    )
