"""Employers: known brands, names with a legal form or trade, "werkt bij X", descriptions that single one out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.sight import Sight, after, before, matches

CAP = r"(?:[A-ZÀ-Ý0-9][\wÀ-ɏ'’&+.\-]*[\wÀ-ɏ+]|[A-ZÀ-Ý])"
LINK = r"(?:van|de|der|den|het|ter|ten|en|&|'t|and)"
NAME = rf"{CAP}(?:[ ]{LINK}(?=[ ](?:{LINK}[ ])?[A-ZÀ-Ý0-9&])|[ ]{CAP}){{0,5}}"
LEGAL = re.compile(
    rf"(?<![\w])(?P<name>{CAP}(?:[ ](?:{LINK}|{CAP})){{0,5}}?[ ](?:B\.?V\.?|N\.?V\.?|BV|NV|VOF|V\.?O\.?F\.?|C\.V\.|GmbH|Ltd\.?|Inc\.?|BVBA|S\.A\.|(?:&|en)[ ]?(?:Zn\.?|Zonen|Zoon|Co\.?|Partners|Dochters)))(?!\w)"
)
TRADES = r"(?:Groep|Group|Holding|Logistics|Logistiek|Transport|Transporten|Bouw|Bouwbedrijf|Bouwgroep|Installaties?|Installatietechniek|Techniek|Metaal|Metaalbewerking|Staalbouw|Staal|Schoonmaak|Schoonmaakdiensten|Catering|Interieurbouw|Interieurs?|Dakwerken|Daken|Beton|Betonwaren|Foods?|Vlees|Vleeswaren|Vis|Uitzendbureau|Uitzendgroep|Accountants|Advocaten|Notarissen|Makelaars|Makelaardij|Kinderopvang|Kozijnen|Elektro|Elektrotechniek|Plastics|Kunststoffen|Chemie|Chemicals|Systems|Systemen|Solutions|Consultancy|Consulting|Technologies|Technology|Automotive|Autobedrijf|Auto's|Tuinen|Kwekerij|Kwekerijen|Rederij|Hoveniers?|Schilders|Schilderwerken|Media|Events|Facilitair|Facility|Beveiliging|Security|Services|Textiel|Drukkerij|Verhuur|Energie|Recycling|Supermarkt(?:en)?|Wonen|Mode|Meubelen|Fruit|Groenten|Flora|Agro|Zuivel|Kaas|Bakkerij(?:en)?|Slagerij(?:en)?|Machines|Machinefabriek|Engineering|Industries|Industrie|Packaging|Verpakkingen|Trading|Retail|Tuincentrum|Garage|Banden|Bandenservice|Sloopwerken|Infra|Wegenbouw|Grondwerken|Baggerwerken|Offshore|Shipyard|Scheepswerf|Jachtbouw|Steigerbouw|Isolatie|Glas|Vloeren|Keukens|Keramiek|Papier|Karton|Software|ICT|IT|Automatisering|Data|Telecom|Verzekeringen|Assurantiën|Reizen|Travel|Touringcars|Taxi|Zorgvervoer|Koeriers|Express|Distributie|Warehousing|Brands|Pharma|Farma|Labs?|Diervoeders|Pluimvee|Eieren|Aardappelen|Champignons|Plant|Plants|Tulips|Bloemen|Bollen|Potgrond|Hout|Houthandel|Horeca|Interim)"
TRADE = re.compile(rf"(?<![\w])(?P<name>{CAP}(?:[ ](?:{LINK}|{CAP})){{0,3}}?[ \-]{TRADES})(?!\w)")
KINDS = r"(?:aannemers?(?:bedrijf|combinatie)?|aannemer|bouwbedrijf|transportbedrijf|transporteur|slagerij|bakkerij|slager|bakker|restaurant|eetcafé|brasserie|hotel|café|cafetaria|snackbar|pizzeria|autobedrijf|garage|garagebedrijf|kapsalon|kapper|schoonheidssalon|kwekerij|rederij|firma|fa\.|maatschap|boerderij|manege|zorgboerderij|drukkerij|uitzendbureau|uitzender|supermarkt|drogisterij|advocatenkantoor|accountantskantoor|notariskantoor|notaris|makelaardij|tuincentrum|bouwmarkt|boekhandel|reisbureau|vakantiepark|pretpark|attractiepark|dierentuin|museum|theater|bioscoop|poppodium|omroep|krant|uitgeverij|brouwerij|distilleerderij|scheepswerf|touringcarbedrijf|taxibedrijf|koeriersbedrijf|verhuisbedrijf|bank|verzekeraar|woningcorporatie|woningstichting|woonstichting|voetbalclub|sportschool|zwembad|fitnesscentrum|busmaatschappij|luchtvaartmaatschappij|staalbedrijf|chipmaker|webshop|warenhuis|modeketen|bouwer|keten|kledingwinkel|schoenenwinkel|fietsenwinkel|groothandel|distributiecentrum|dc|sw-bedrijf|werkbedrijf|sociale werkvoorziening|leerwerkbedrijf|[a-zà-ÿ\-]{3,}(?:bedrijf|fabriek|kantoor|winkel|zaak|handel|centrale|groothandel|producent|fabrikant|bureau|slachterij|kwekerij|werf|rederij|concern|maker|paviljoen|corporatie|hal|markt|garage|studio|bank|groep|salon|club|stalling|brouwer|installateur|schilder|loodgieter|hovenier|boer|bioscoop|uitgever|zaken))"
NOT_KIND = r"(?!(?:hoofd|arbo|politie|uwv|advies|jobcoach|reïntegratie|re-integratie|re-?integratie)(?:kantoor|bureau))"
KIND_NAME = re.compile(
    rf"(?<![\w\-]){NOT_KIND}(?:{KINDS}|(?P<kind>(?:{KINDS.replace('aannemers', '[Aa]annemers', 1)})))\s(?:genaamd\s|heet\s)?[\"“'‘]?(?P<name>(?:De |Het |'t |Van )?{NAME})"
)
BIG_KIND = re.compile(
    rf"(?<![\w\-])(?P<name>(?:Aannemersbedrijf|Aannemer|Bouwbedrijf|Transportbedrijf|Slagerij|Bakkerij|Restaurant|Brasserie|Hotel|Café|Cafetaria|Pizzeria|Autobedrijf|Garage|Kapsalon|Kwekerij|Rederij|Firma|Boerderij|Manege|Zorgboerderij|Drukkerij|Uitzendbureau|Tuincentrum|Boekhandel|Camping|Museum|Theater|Brouwerij|Scheepswerf|Woningcorporatie|Schildersbedrijf|Installatiebedrijf|Schoonmaakbedrijf|Hoveniersbedrijf|Loonbedrijf|Steenfabriek|Machinefabriek|[A-Z][a-z]+(?:bedrijf|fabriek|handel|centrale|kwekerij|slachterij|werf))\s(?:de |het |van |'t |van de |van der )?{NAME})"
)
WORKS = re.compile(
    rf"\b(?i:werk(?:t|te|en|ten|zaam)?|gewerkt|werkt hij|werkt zij|werkt ze|dienst(?:verband)?|baan|slag|functie|contract|gestart|begonnen|start|stage|aangenomen|gedetacheerd|ingeleend|solliciteerde?|sollicitatie|proefplaatsing|plek|werkplek|uitzendkracht|loopt|jobs?|[a-zà-ÿ\-]{{3,}}(?:er|ster|eur|euse|ist|iste|man|kracht|monteur|kundige|arts|ant|ante|teur|trice|chauffeur|planner|operator|engineer|assistent|assistente|docent|coördinator|receptionist|technicus|specialist|hulp|kok|kelner|manager|agent))"
    rf"(?:\s(?:nu|al|sinds|ruim|ook|weer|vast|tijdelijk|fulltime|parttime|via|als|in|op|de|het|een|{{0}}\d+|jaar|uur|[a-zà-ÿ]{{3,}}(?:er|ster|eur|ist|man|kracht|monteur|kundige|chauffeur|afdeling))){{0,5}}\s(?:bij|voor)\s(?:de\s|het\s|firma\s|'t\s)?(?P<name>{NAME})".replace(
        "{0}", ""
    )
)
GENERIC_AT = re.compile(
    rf"\b(?:werkgever|bedrijf|onderneming|organisatie|opdrachtgever|inlener|uitlener|ex-werkgever|oud-werkgever|eigenrisicodrager|klant)\s?(?:is|heet|was|:|,|\(|genaamd|in casu|te weten)\s?(?:de |het )?(?P<name>{NAME})"
)
NAMED = re.compile(
    r"(?<![\w\-])(?P<kind>[a-zà-ÿ\-]{4,})\s[\"“'‘]?(?P<name>(?:De|Het|'t)\s[A-ZÀ-Ý][\wÀ-ɏ'’\-]+(?:\s[A-ZÀ-Ý][\wÀ-ɏ'’\-]+)?)"
)
SINGLED = re.compile(
    r"\b(?P<all>(?:de|het|onze|ons)\s(?:enige|grootste|oudste|laatste|kleinste|bekendste|op één na grootste)\s(?:(?:overgebleven|nog|commerciële|particuliere|islamitische|joodse|[a-zà-ÿ]{4,}se|[a-zà-ÿ]+e)\s){0,2}(?P<noun>[a-zà-ÿ\-]*(?:fabriek|bedrijf|werkgever|winkel|supermarkt|hotel|bakkerij|bakker|slachterij|slager|brouwerij|werf|haven|kwekerij|molen|centrale|mijn|drukkerij|kazerne|gevangenis|dierentuin|pretpark|museum|theater|omroep|krant|club|camping|restaurant|distributiecentrum|datacenter|hub|raffinaderij|smelterij|gieterij|zagerij|zuivelfabriek|producent|fabrikant|speler|vliegveld|rederij|uitzendbureau|corporatie|onderneming|familiebedrijf|bank|garage|apotheek|school|ziekenhuis|basisschool|kliniek|verpleeghuis|praktijk|zorginstelling|hospice|kinderdagverblijf))(?:\s(?:van|in|op|uit|aan|bij|voor|ter|binnen)\s(?:(?:het|de|ons|onze|heel|heel de|dit|deze|een)\s)?[\w'’\-]+(?:\s(?:van|in|op)\s(?:het\s|de\s)?[A-ZÀ-Ý][\w\-]+|\s(?:oosten|westen|noorden|zuiden|land|wereld))?)?)",
    re.I,
)
CARE = re.compile(
    r"(?:school|ziekenhuis|kliniek|verpleeghuis|praktijk|zorginstelling|hospice|kinderdagverblijf|apotheek)$"
)
CUE = re.compile(
    r"\b(?:aan|bij|voor|van|werkgever|filiaal|winkel|vestiging|kantoor|naar|via|in dienst van|supermarkt|uitzendbureau|uit|magazijn|dc|distributiecentrum|bedrijf)\s(?:de |het |een |haar |zijn |onze )?$"
)
WORK_WORD = re.compile(
    r"\b(?:werk\w*|baan|dienst|vakkenvuller|kassa\w*|filiaal\w*|winkel|supermarkt|magazijn\w*|medewerk\w+|chauffeur|distributiecentrum|dc|kantoor|keten|bezorger|uitzend\w+|functie|stage|verko\w+)\b"
)


@lru_cache(maxsize=8)
def _brands(names: tuple[str, ...]) -> re.Pattern[str]:
    ordered = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w@\-])(?P<name>{ordered})(?![\w@])(?!-(?:methode|model|schaal))")


def _low_brands(names: tuple[str, ...]) -> re.Pattern[str]:
    ordered = "|".join(re.escape(name.lower()) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w@\-.])(?P<name>{ordered})(?![\w@])(?!\.\w)")


def find(sight: Sight) -> Iterator[Spot]:
    """Spots of kind ``employer`` (and ``institution`` for "het enige ziekenhuis in ...")."""
    yield from brands(sight, sight.lexicon.employers, Kind.EMPLOYER)
    reading = sight.words
    for pattern in (LEGAL, TRADE, BIG_KIND):
        for hit in pattern.finditer(reading.text):
            start = hit.start("name") + _first_word(sight.lexicon, reading.text, hit)
            if hit.end("name") - start > 3 and not _nobody(sight.lexicon, reading.text[start : hit.end("name")]):
                yield reading.spot(
                    Kind.EMPLOYER, start, start + without_place(sight.lexicon, reading.text[start : hit.end("name")])
                )
    for pattern in (KIND_NAME, WORKS, GENERIC_AT):
        for hit in pattern.finditer(reading.text):
            if not _nobody(sight.lexicon, hit["name"]) and not _person_or_place(sight.lexicon, hit["name"], pattern):
                yield reading.spot(
                    Kind.EMPLOYER, hit.start("name"), hit.start("name") + without_place(sight.lexicon, hit["name"])
                )
    for hit in NAMED.finditer(reading.text):
        if (
            hit["kind"] not in AMBIGUOUS_KIND
            and not _nobody(sight.lexicon, hit["name"])
            and sight.lexicon.is_word(hit["kind"])
            and _organisation(hit["kind"])
        ):
            yield reading.spot(Kind.EMPLOYER, *hit.span("name"))
    for hit in SINGLED.finditer(reading.text):
        yield reading.spot(Kind.INSTITUTION if CARE.search(hit["noun"].lower()) else Kind.EMPLOYER, *hit.span("all"))


def brands(sight: Sight, names: dict[str, str], kind: Kind) -> Iterator[Spot]:
    """Known names as written, and in lower case where they cannot be a word or a first name."""
    text, lexicon = sight.words.text, sight.lexicon
    for hit in _brands(tuple(names)).finditer(text):
        name = hit["name"]
        if not _doubtful(lexicon, name) or _cued(lexicon, text, *hit.span("name")):
            yield replace(sight.words.spot(kind, *hit.span("name")), sure=True)
    if kind not in lexicon.clear:
        lexicon.clear[kind] = _low_brands(tuple(name for name in names if _clear(lexicon, name)))
    yield from (replace(spot, sure=True) for spot in matches(sight.words, lexicon.clear[kind], kind, "name"))


def _clear(lexicon: Lexicon, name: str) -> bool:
    """True when the name in lower case can be nothing else."""
    if len(name) < 5 or name.islower() or _doubtful(lexicon, name):
        return False
    return not all(lexicon.is_plain_word(part) or part.lower() in lexicon.first_names for part in name.split())


def without_place(lexicon: Lexicon, name: str) -> int:
    """How long the name is without a town behind it ("Boskalis Papendrecht")."""
    parts = name.split(" ")
    for width in (3, 2, 1):
        tail = " ".join(parts[-width:])
        if (
            len(parts) > width
            and tail.lower() in lexicon.places
            and tail[0].isupper()
            and parts[-width - 1].lower() not in ("van", "de", "den", "der", "ter", "ten", "te", "op")
        ):
            return len(name) - len(tail) - 1
    return len(name)


@lru_cache(maxsize=4096)
def _word_or_name(low: str, word: bool, first: bool) -> bool:
    return " " not in low and (word or first or len(low) < 3)


def _doubtful(lexicon: Lexicon, name: str) -> bool:
    low = name.lower()
    if name.isupper() and len(name) > 2:
        return low in (
            "all",
            "ggd",
            "coa",
            "mee",
            "mars",
            "hak",
            "dar",
            "wml",
            "ret",
            "nam",
            "ing",
            "unt",
            "cz",
            "has",
            "han",
            "vue",
            "hema",
            "eur",
            "adp",
            "gls",
            "ups",
            "ect",
            "mst",
            "met",
            "mca",
            "emc",
            "vnn",
            "oro",
            "psz",
            "zmc",
            "skb",
            "hmc",
            "ris",
            "ebs",
            "sdo",
            "bel",
            "mtb",
            "sdw",
            "ret",
            "stc",
            "abb",
        )
    if " " in low:
        return (
            low.split(" ", 1)[0] in ("ten", "ter", "van", "de", "jansen", "janssen", "bakker", "peter", "simon", "jan")
            and low.rsplit(" ", 1)[-1] in lexicon.surnames
            and low.count(" ") < 2
        )
    return _word_or_name(
        low, lexicon.is_plain_word(low) or low in lexicon.places, low in lexicon.first_names or low in lexicon.surnames
    )


def _cued(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    name, front = text[start:end], before(text, start, 40)
    if not (name[0].isupper() or name[0].isdigit()) or not CUE.search(front):
        return False
    low = name.lower()
    if name.isupper():
        return bool(WORK_WORD.search(before(text, start, 80) + after(text, end, 40))) or front.rstrip().endswith("bij")
    if (
        low in lexicon.first_names
        or low in lexicon.surnames
        or low in lexicon.places
        or front.rstrip().endswith((" van", " uit", " naar", " voor", " van de", " naar de"))
    ):
        return bool(WORK_WORD.search(before(text, start, 80) + after(text, end, 40)))
    return True


def _first_word(lexicon: Lexicon, text: str, hit: re.Match[str]) -> int:
    """Leaves out an ordinary word at the start of a sentence ("Werkgever Jansen BV", "Bij Jansen Transport")."""
    first, _, rest = hit["name"].partition(" ")
    if rest and first.lower() in (
        "bij",
        "werkgever",
        "een",
        "voor",
        "onze",
        "mijn",
        "bedrijf",
        "naar",
        "in",
        "op",
        "dit",
        "deze",
        "haar",
        "zijn",
        "hij",
        "zij",
        "werknemer",
        "cliënt",
        "uit",
        "met",
        "door",
    ):
        return len(first) + 1
    return 0


AMBIGUOUS_KIND = frozenset(
    [
        "collega",
        "cliënt",
        "werknemer",
        "meneer",
        "mevrouw",
        "familie",
        "heer",
        "voor",
        "naar",
        "over",
        "door",
        "met",
        "van",
        "zoon",
        "dochter",
        "partner",
        "arts",
    ]
)


def _organisation(kind: str) -> bool:
    return bool(
        re.search(
            r"(?:paviljoen|zaak|winkel|bedrijf|centrum|boerderij|hotel|camping|restaurant|café|hal|markt|fabriek|kwekerij|bakkerij|slagerij|theater|museum|club|studio|salon|manege|garage|molen|brouwerij|drukkerij|krant|omroep|park|bad|hof|uitgeverij|keten|groep|coöperatie|corporatie|stichting|vereniging|werkplaats|atelier)$",
            kind,
        )
    )


NOBODY = re.compile(
    r"^(?:de |het )?(?:UWV|SVB|WIA|WGA|WIA-\w+|IVA|WW|Wajong|FML|AVG|CBR|IND|COA|NVAB|NVVG|NVvA|Belastingdienst|Rijk\w*|Ministerie|Defensie|Politie|Justitie|Gemeente|Inspectie|HR|P&O|OR|ICT|IT|AI|BV|NV|MKB|CAO|SMT|GGZ|GGD|BA|VA|AD|RP|JC|CM|WN|TNO|Participatiewet|Ziektewet|Wet|Wmo|Arbo\w*|ROC|SW|WSW|Nederland\w*|Duitsland|België|X|Y|Z|XYZ|ABC|A|B|MBO|HBO|EU|NEN|Eerste|Tweede|Spoor|Bedrijf [A-Z]|Werkgever [A-Z]|[A-Z])(?![\w])(?!\s[A-Z])"
)


def _nobody(lexicon: Lexicon, name: str) -> bool:
    """Bodies of the whole country, laws, letters standing for nobody, and ordinary words."""
    if NOBODY.match(name):
        return True
    parts = [part for part in re.split(r"[ ]", name) if part[:1].isupper()]
    return not parts or all(part.lower() in lexicon.field for part in parts)


def _person_or_place(lexicon: Lexicon, name: str, pattern: re.Pattern[str]) -> bool:
    first = re.split(r"[ ]", name.removeprefix("de ").removeprefix("De ").removeprefix("het "))[0]
    low = first.lower().removesuffix("'s")
    if low in lexicon.places and name == first and not lexicon.is_name(low):
        return True
    if pattern is KIND_NAME:
        return False
    if pattern is WORKS and (
        low in lexicon.common_names or (low in lexicon.first_names and not lexicon.surnames & {low})
    ):
        return True
    return bool(re.fullmatch(r"[A-Z]\.?", first)) and " " in name
