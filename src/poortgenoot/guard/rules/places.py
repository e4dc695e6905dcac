"""Towns, regions, provinces and roads. Pure. Names that are words too (Best, Leek, Goes) count only where a place stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.sight import Sight, after, before, matches

WORD = r"(?:'[st][ -])?[A-ZÀ-Ýa-zà-ÿ][\wÀ-ÿ'’]*(?:-[A-Za-zÀ-ÿ]\w+)*"
TOKEN = re.compile(rf"(?<![\w@.\-/]){WORD}")
LOCATED = re.compile(
    r"\b(?:in|uit|te|naar|rond|rondom|nabij|vanuit|omgeving|regio|gemeente|richting|tussen|stad|dorp|buurt van|bij|over|provincie|vestiging|locatie|kantoor|vestigingen|omstreken|dorpje|plaats|plaatsje|stadje|filiaal|afdeling|station|haven van|centrum van|kant van|eiland|woonachtig te|arrondissement|rechtbank|uwv|ggd|arbeidsmarktregio|werkplein|en)\s(?:de |het |hartje |heel |oud-|nieuw-)?$"
)
STRONG = re.compile(
    r"\b(?:in|uit|te|naar|rond|rondom|nabij|vanuit|omgeving|regio|gemeente|richting|provincie|locatie|vestiging|stad|dorp|dorpje)\s$"
)
PERSON_BEFORE = re.compile(
    r"\b(?:mw|mevr|mevrouw|dhr|heer|meneer|dr|drs|mr|prof|van|de|der|den|ten|ter|familie|collega|beste|hoi|[a-z]\.)\s?\.?\s?$"
)
HARD = frozenset(
    [
        "best",
        "leek",
        "goes",
        "wit",
        "haren",
        "huizen",
        "putten",
        "bergen",
        "lent",
        "assen",
        "heel",
        "hem",
        "well",
        "oss",
        "bunde",
        "borne",
        "beek",
        "berg",
        "dalen",
        "een",
        "ell",
        "erp",
        "geest",
        "haar",
        "haps",
        "horn",
        "hout",
        "joure",
        "kamp",
        "kolk",
        "laren",
        "lies",
        "made",
        "markelo",
        "meer",
        "noord",
        "noorden",
        "oosten",
        "oost",
        "west",
        "zuid",
        "midden",
        "mook",
        "neer",
        "nes",
        "nuth",
        "odijk",
        "ool",
        "oud",
        "ouder",
        "over",
        "rijen",
        "rijk",
        "rips",
        "roden",
        "sint",
        "sloten",
        "son",
        "stein",
        "stroe",
        "teuge",
        "tuk",
        "veen",
        "velden",
        "vries",
        "wanneperveen",
        "weert",
        "weiteveen",
        "werkhoven",
        "wijk",
        "winkel",
        "wolde",
        "zand",
        "zetten",
        "zeeland",
        "zomeren",
        "einde",
        "eind",
        "baar",
        "maar",
        "mijn",
        "doorn",
        "loon",
        "ede",
        "ens",
        "epe",
        "eys",
        "hall",
        "hei",
        "hoek",
        "holt",
        "hoorn",
        "kerk",
        "kring",
        "lage",
        "lemmer",
        "lith",
        "luttel",
        "maren",
        "rade",
        "rozendaal",
        "spier",
        "st",
        "tiel",
        "tricht",
        "uden",
        "valk",
        "vijlen",
        "vrij",
        "waal",
        "waar",
        "ruinen",
        "grave",
        "goor",
        "reek",
        "steen",
        "velp",
        "vlieland",
        "voort",
        "waver",
        "zuidwest",
        "zwaag",
        "zwarte",
        "malden",
        "maren",
        "buren",
        "beers",
        "boer",
        "bern",
        "driel",
        "dussen",
        "ens",
        "eten",
        "gasten",
        "gouden",
        "groot",
        "haaften",
        "hank",
        "hees",
        "huls",
        "kaart",
        "laag",
        "luchten",
        "oude",
        "peize",
        "raar",
        "rha",
        "scheerwolde",
        "tijnje",
        "tull",
        "velt",
        "wehl",
        "weer",
        "wilp",
        "zeist",
        "zijl",
        "drie",
        "vier",
        "vijf",
        "elf",
        "halle",
        "balk",
        "ballum",
        "burgh",
        "bant",
        "bath",
        "mill",
        "mal",
        "dreumel",
        "drunen",
        "heeten",
        "houten",
        "schagen",
        "scherpen",
        "soest",
        "rijswijk",
    ]
) - frozenset(
    [
        "soest",
        "rijswijk",
        "zeist",
        "ede",
        "tiel",
        "lemmer",
        "uden",
        "weert",
        "putten",
        "huizen",
        "velp",
        "drunen",
        "houten",
        "schagen",
        "hoorn",
        "borne",
        "beek",
        "laren",
        "zeeland",
        "oss",
        "goes",
        "best",
        "leek",
        "epe",
        "assen",
    ]
)
ALWAYS = frozenset(
    ["soest", "rijswijk", "zeist", "ede", "tiel", "uden", "weert", "velp", "drunen", "schagen", "oss", "epe"]
)
REGIONS = re.compile(
    r"(?<![\w\-])(?:(?:A|R|Sch|Z)'dam|A'foort|E'hoven|L'warden|H'lem|A'doorn|Den B'osch|(?:Noord|Zuid|Oost|West|Midden|Noordoost|Zuidoost|Zuidwest|Noordwest)[ \-](?:Holland|Brabant|Limburg|Twente|Friesland|Gelderland|Nederland(?=\b\B)|Drenthe|Groningen|Veluwe|Kennemerland|Beveland|Achterhoek|Utrecht|Overijssel|Vlaanderen|Salland)|Zeeuws[ \-]Vlaanderen|Brabant|Holland Rijnland|(?<=[Dd]e )Randstad|Twente|Achterhoek|Veluwe|Betuwe|Salland|Bollenstreek|Groene Hart|Drechtsteden|Westland|(?:het\s)?Gooi|Zaanstreek|Foodvalley|Food Valley|IJmond|Bommelerwaard|Peel|Kempen|Mijnstreek|(?:Oostelijke|Westelijke) Mijnstreek|Hoeksche Waard|Hoekse Waard|Krimpenerwaard|Alblasserwaard|Liemers|Waterland|Stedendriehoek|Waddeneilanden|Wadden|Kop van (?:Noord-Holland|Overijssel)|Parkstad|Rijnmond|Haaglanden|Eemland|Gelderse Vallei|Zuidoost-Brabant|Hart van Brabant|Heuvelland|Land van Cuijk|Meierij|Biesbosch|Europoort|Botlek|Maasvlakte|Eemshaven|Moerdijk|Zuidas|Bijlmer|Schilderswijk|Transvaalkwartier|Kanaleneiland|Overvecht|Lombok|Crooswijk|Feijenoord|Charlois|Delfshaven|Katendrecht|IJburg|Slotervaart|Osdorp|Nieuw-West|Oud-West|Geuzenveld|Jordaan|de Pijp|Laakkwartier|Ypenburg|Leidsche Rijn|Vinex-wijk Ypenburg|Selwerd|Malburgen|Presikhaaf|Woensel|Strijp-S|Stratum|Klarendal|Groesbeek|Posbank|Rivierenland|Vlieland|Terschelling|Texel|Ameland|Schiermonnikoog)(?![\w])"
)
ABROAD = re.compile(
    r"(?<!\w)(?:Antwerpen|Gent|Brussel|Brugge|Leuven|Luik|Hasselt|Genk|Turnhout|Mechelen|Maaseik|Lommel|Knokke|Oostende|Kortrijk|Namen(?= \(B)|Charleroi|Aken|Aachen|Keulen|Düsseldorf|Duisburg|Essen(?=[ ,.](?:in|Duits))|Dortmund|Münster|Munster|Gronau|Nordhorn|Kleef|Kleve|Emmerich|Bocholt|Bremen|Hamburg|Berlijn|München|Frankfurt|Stuttgart|Hannover|Osnabrück|Oldenburg|Leer(?= \(D)|Meppen|Londen|Manchester|Birmingham|Liverpool|Dublin|Edinburgh|Parijs|Lyon|Marseille|Lille|Rijsel|Straatsburg|Madrid|Barcelona|Valencia|Sevilla|Lissabon|Porto|Rome|Milaan|Napels|Athene|Istanbul|Ankara|Izmir|Konya|Kayseri|Casablanca|Rabat|Nador|Tanger|Al Hoceima|Marrakech|Warschau|Krakau|Krakow|Kraków|Gdansk|Gdańsk|Lodz|Wroclaw|Poznan|Boekarest|Sofia(?=[ ,.](?:in|Bulg))|Boedapest|Praag|Wenen|Zürich|Genève|Kopenhagen|Stockholm|Oslo|Helsinki|Kiev|Kyiv|Lviv|Charkov|Moskou|Damascus|Aleppo|Homs|Bagdad|Teheran|Kabul|Asmara|Addis Abeba|Mogadishu|Paramaribo|Willemstad|Oranjestad|New York|Dubai|Caïro|Beiroet|Accra|Lagos|Jakarta|Ambon)(?!\w)"
)
ROAD = re.compile(
    r"(?:\b(?:de|langs|op|snelweg|rijksweg|afrit|afslag|over de|provinciale weg)\s)(?P<road>[AN]\s?\d{1,3})(?![\w\-'’.]\w|\w)"
)
JUNCTION = re.compile(
    r"\b(?:knooppunt|vliegveld|luchthaven|metrostation|treinstation|winkelcentrum|bedrijventerrein|industrieterrein|industriegebied|bedrijvenpark|recreatiepark|camping|regio|arbeidsmarktregio|gemeente|provincie|woonplaats|eiland|wijk|buurt|stadsdeel|sluis|polder|vakantiepark|woonwijk|volkswijk|dorp)\s(?P<name>(?:de |het |'t )?[A-ZÀ-Ý][\w'\-]+(?:[ \-](?:de |van de )?[A-ZÀ-Ý][\w'\-]+){0,2})"
)
UNKNOWN = re.compile(
    r"\b(?:[Ii]n|te|nabij|vanuit|omgeving|uit|naar|[Ww]oonplaats|[Ll]ocatie)\s(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*)(?![\w@])"
)
ADJECTIVE = re.compile(
    r"(?<![\w\-])(?:Haagse|Utrechtse|Groningse|Groninger|Twentse|Brabantse|Limburgse|Zeeuwse|Drentse|Gelderse|Overijsselse|Haarlemse|Leidse|Delftse|Zwolse|Nijmeegse|Eindhovense|Bossche|Bredase|Enschedese|Almeerse|Dordtse|Westfriese|Betuwse|Achterhoekse|Veluwse|Gooise|Zaanse|Hagenaar|Amsterdammer|Rotterdammer|Groninger|Tukker|(?P<town>[A-Z][a-zà-ÿ]{3,})(?:se|er))(?![\w])"
)
OF_PLACE = re.compile(r"(?:^|\W)[a-zà-ÿ]{4,}\svan\s$")
LISTED = re.compile(r"(?:[a-zà-ÿ\d)],|\d{4}\s?[a-z]{2}|\()\s?$")
DATELINE = re.compile(r",\s(?:\d|maandag|dinsdag|woensdag|donderdag|vrijdag)")
TITLED = re.compile(r"\b(?:mw|mevr|mevrouw|dhr|heer|meneer|dr|drs|familie)\.?\s(?:\w+\s)?(?:van\s)?$")
RIVER = re.compile(
    r"\b(?:langs|aan|over|op) de (?P<name>Maas|Waal|Rijn|Nederrijn|IJssel|Vecht|Amstel|Lek|Linge|Schelde|Westerschelde|Oosterschelde|Eem|Zaan|Merwede|Noord|Dommel|Roer|Berkel|Dinkel|Rotte|Schie|Spaarne|Hollandse IJssel|Waddenzee|Biesbosch|Veluwe|Posbank|Utrechtse Heuvelrug)\b(?! \d)"
)
LOWER_BEFORE = re.compile(
    r"\b(?:in|uit|te|naar|nabij|vanuit|omgeving|regio|gemeente|richting|vestiging|locatie|woont in|woonachtig in)\s$"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Places on the lists, regions and districts, foreign towns, roads, anything named behind "knooppunt" and the like."""
    reading, text = sight.words, sight.words.text
    for pattern in (REGIONS, ABROAD):
        yield from matches(reading, pattern, Kind.PLACE)
    yield from matches(reading, JUNCTION, Kind.PLACE, "name")
    yield from matches(reading, RIVER, Kind.PLACE, "name")
    yield from _unlisted(sight)
    for hit in ROAD.finditer(text):
        if not re.search(r"(?:niveau|taalniveau|papier|formaat)\W{0,3}(?:\w+\W)?$", before(text, hit.start(), 20)):
            yield reading.spot(Kind.PLACE, *hit.span("road"))
    hits = list(TOKEN.finditer(text))
    at = 0
    while at < len(hits):
        width = _width(sight.lexicon, text, hits, at)
        if width:
            yield reading.spot(
                Kind.PLACE,
                hits[at].start(),
                hits[at + width - 1].end() - _possessive(sight.lexicon, text, hits, at, width),
            )
        at += width or 1


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


def _width(lexicon: Lexicon, text: str, hits: list[re.Match[str]], at: int) -> int:
    """How many words from here make a place that is meant as one; 0 for none."""
    for width in range(min(5, len(hits) - at), 0, -1):
        start, end = hits[at].start(), hits[at + width - 1].end()
        name = text[start:end]
        if "\n" in name or len(name) > 40 or not _listed(lexicon, name):
            continue
        if _meant(lexicon, text, start, end, name):
            return width
    return 0


def _listed(lexicon: Lexicon, name: str) -> bool:
    low = name.lower().replace("’", "'")
    return (
        low in lexicon.places
        or low.removesuffix("'s") in lexicon.places
        or (
            low.endswith("s")
            and len(low) > 6
            and low[:-1] in lexicon.places
            and lexicon.places[low[:-1]].inhabitants > 20_000
        )
    )


def _possessive(lexicon: Lexicon, text: str, hits: list[re.Match[str]], at: int, width: int) -> int:
    name = text[hits[at].start() : hits[at + width - 1].end()].lower().replace("’", "'")
    if name in lexicon.places:
        return 0
    return 2 if name.endswith("'s") else 1


def _meant(lexicon: Lexicon, text: str, start: int, end: int, name: str) -> bool:
    front, back = before(text, start, 30), after(text, end, 30)
    low = name.lower()
    if not name[0].isupper() and not name.startswith("'"):
        place = lexicon.places.get(low)
        return (
            place is not None
            and len(low) > 3
            and low not in HARD
            and not low.startswith(("de ", "het "))
            and not lexicon.is_plain_word(low)
            and (place.inhabitants > 15_000 or bool(LOWER_BEFORE.search(front)))
        )
    if (
        PERSON_BEFORE.search(front)
        and not LOCATED.search(front)
        and not OF_PLACE.search(text[max(0, start - 30) : start])
    ):
        return (
            low not in HARD
            and not lexicon.is_name(low)
            and not re.search(r"\b(?:mw|mevr|mevrouw|dhr|heer|meneer|dr|drs)\b", front)
        )
    if low in HARD or (lexicon.is_plain_word(low) and low not in ALWAYS) or (lexicon.is_name(low) and " " not in low):
        return _located(lexicon, text, start, front, back, low)
    return True


def _located(lexicon: Lexicon, text: str, start: int, front: str, back: str, low: str) -> bool:
    """A doubtful name is a place behind "in", "uit" and the like, not at the start of a sentence."""
    if low in HARD and low not in ALWAYS:
        return bool(STRONG.search(front)) and not re.match(r"\s[a-z]*(?:e|en)\s[a-z]", back)
    place = lexicon.places.get(low)
    if (
        LOCATED.search(front)
        or LISTED.search(front)
        or (DATELINE.match(back) and re.search(r"(?:^|\n\s*)$", text[max(0, start - 4) : start]))
    ):
        return True
    if re.search(r"(?:^|[^\w])[a-zà-ÿ]{4,}\svan\s$", text[max(0, start - 30) : start]) and not TITLED.search(front):
        return True
    return bool(place and place.inhabitants > 60_000)
