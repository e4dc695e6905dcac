"""Regions, towns abroad, roads, rivers and whatever is named behind "knooppunt" and the like. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, before, matches
from poortgenoot.guard.wordlists import either, entries

WINDS = "Noord|Zuid|Oost|West|Midden|Noordoost|Zuidoost|Zuidwest|Noordwest"
PROVINCES = "Holland|Brabant|Limburg|Twente|Friesland|Gelderland|Drenthe|Groningen|Veluwe|Kennemerland|Beveland|Achterhoek|Utrecht|Overijssel|Vlaanderen|Salland"
REGIONS = re.compile(
    rf"(?<![\w\-])(?:(?:A|R|Sch|Z)'dam|(?:{WINDS})[ \-](?:{PROVINCES})|Zeeuws[ \-]Vlaanderen|(?<=[Dd]e )Randstad"
    rf"|(?:Noord|Zuid|Oost|West|Midden)-Nederland|(?:het\s)?Gooi|(?:Oostelijke|Westelijke) Mijnstreek|Kop van (?:Noord-Holland|Overijssel)|{either(entries('regions.txt'))})(?![\w])"
)
ABROAD = re.compile(
    rf"(?<!\w)(?:Namen(?= \(B)|Essen(?=[ ,.](?:in|Duits))|Leer(?= \(D)|Sofia(?=[ ,.](?:in|Bulg))|{either(entries('places_abroad.txt'))})(?!\w)"
)
ROAD = re.compile(
    r"(?:\b(?:de|langs|op|snelweg|rijksweg|afrit|afslag|over de|provinciale weg)\s)(?P<road>[AN]\s?\d{1,3})(?![\w\-'’.]\w|\w)"
)
JUNCTION = re.compile(
    r"\b(?:knooppunt|vliegveld|luchthaven|metrostation|treinstation|winkelcentrum|bedrijventerrein|industrieterrein|industriegebied|bedrijvenpark|recreatiepark|camping|regio|arbeidsmarktregio|gemeente|provincie|woonplaats|eiland|wijk|buurt|stadsdeel|sluis|polder|vakantiepark|woonwijk|volkswijk|dorp)\s(?P<name>(?:de |het |'t )?[A-ZÀ-Ý][\w'\-]+(?:[ \-](?:de |van de )?[A-ZÀ-Ý][\w'\-]+){0,2})"
)
RIVER = re.compile(
    r"\b(?:langs|aan|over|op) de (?P<name>Maas|Waal|Rijn|Nederrijn|IJssel|Vecht|Amstel|Lek|Linge|Schelde|Westerschelde|Oosterschelde|Eem|Zaan|Merwede|Noord|Dommel|Roer|Berkel|Dinkel|Rotte|Schie|Spaarne|Hollandse IJssel|Waddenzee|Biesbosch|Veluwe|Posbank|Utrechtse Heuvelrug)\b(?! \d)"
)
UNKNOWN = re.compile(
    r"\b(?:[Ii]n|te|nabij|vanuit|omgeving|uit|naar|[Ww]oonplaats|[Ll]ocatie)\s(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*)(?![\w@])"
)
ADJECTIVE = re.compile(
    r"(?<![\w\-])(?:Haagse|Utrechtse|Groningse|Groninger|Twentse|Brabantse|Limburgse|Zeeuwse|Drentse|Gelderse|Overijsselse|Haarlemse|Leidse|Delftse|Zwolse|Nijmeegse|Eindhovense|Bossche|Bredase|Enschedese|Almeerse|Dordtse|Westfriese|Betuwse|Achterhoekse|Veluwse|Gooise|Zaanse|Hagenaar|Amsterdammer|Rotterdammer|Groninger|Tukker|(?P<town>[A-Z][a-zà-ÿ]{3,})(?:se|er))(?![\w])"
)


def shapes(sight: Sight) -> Iterator[Spot]:
    """Spots of places that need no list of towns."""
    reading, text = sight.words, sight.words.text
    for pattern in (REGIONS, ABROAD):
        yield from matches(reading, pattern, Kind.PLACE)
    yield from matches(reading, JUNCTION, Kind.PLACE, "name")
    yield from matches(reading, RIVER, Kind.PLACE, "name")
    yield from _unlisted(sight)
    for hit in ROAD.finditer(text):
        if not re.search(r"(?:niveau|taalniveau|papier|formaat)\W{0,3}(?:\w+\W)?$", before(text, hit.start(), 20)):
            yield reading.spot(Kind.PLACE, *hit.span("road"))


def _unlisted(sight: Sight) -> Iterator[Spot]:
    """ "in Hardinxveld": a capital behind "in" that is neither word nor name; and "de Rotterdamse haven"."""
    reading, lexicon = sight.words, sight.lexicon
    for hit in UNKNOWN.finditer(reading.text):
        low = hit["name"].lower()
        if not lexicon.is_word(low) and not lexicon.is_name(low) and low not in lexicon.field:
            yield reading.spot(Kind.PLACE, *hit.span("name"))
    for hit in ADJECTIVE.finditer(reading.text):
        town = (hit["town"] or "").lower()
        if not town or (town in lexicon.places and lexicon.places[town].inhabitants > 30_000):
            yield reading.spot(Kind.PLACE, *hit.span())
