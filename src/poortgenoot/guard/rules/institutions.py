"""Hospitals, schools, care, arbodiensten and services that can be told apart by name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.rules.brands import brands
from poortgenoot.guard.rules.firm_names import CAP, LINK, NAME
from poortgenoot.guard.sight import Sight
from poortgenoot.guard.wordlists import words

KINDS = r"(?:basisschool|school|scholengemeenschap|kinderopvang|kinderdagverblijf|bso|peuterspeelzaal|ziekenhuis|gasthuis|ziekenhuislocatie|verpleeghuis|verpleegtehuis|verzorgingshuis|verzorgingstehuis|zorgcentrum|woonzorgcentrum|zorghuis|zorgboerderij|zorginstelling|zorgorganisatie|zorggroep|zorglocatie|woonvorm|hospice|huize|kliniek|polikliniek|revalidatiecentrum|revalidatiekliniek|pijncentrum|gezondheidscentrum|huisartsenpraktijk|huisartsenpost|praktijk|psychologenpraktijk|fysiotherapiepraktijk|tandartspraktijk|apotheek|college|lyceum|gymnasium|mavo|vmbo|roc|mbo|hogeschool|universiteit|academie|instituut|stichting|ggz|ggz-instelling|ggd|jeugdzorg|thuiszorg|thuiszorgorganisatie|arbodienst|re-integratiebureau|reïntegratiebureau|reintegratiebureau|jobcoachorganisatie|jobcoachbureau|verzuimbureau|opvang|asielzoekerscentrum|azc|gevangenis|penitentiaire inrichting|pi|tbs-kliniek|kazerne|vliegbasis|marinebasis|rechtbank|gerechtshof|veiligheidsregio|waterschap|hoogheemraadschap|omgevingsdienst|politie-eenheid|brandweer|parochie|kerk|moskee|vakbond|buurthuis|wijkteam|sociaal team|wijkcentrum|bibliotheek|muziekschool|leerwerkbedrijf|dagbesteding|beschermd wonen|locatie|afdeling)"
KIND_NAME = re.compile(
    rf"(?<![\w\-]){KINDS}[ ](?:(?:voor \w+ )|genaamd[ ]|heet[ ])?[\"“'‘]?(?P<name>(?:De |Het |'t |de |van |Van |St\.? |Sint )?{NAME})[\"”'’]?",
    re.U,
)
BIG_KIND = re.compile(
    rf"(?<![\w\-])(?P<name>(?:Basisschool|Kinderopvang|Kinderdagverblijf|Ziekenhuis|Verpleeghuis|Verzorgingshuis|Zorgcentrum|Woonzorgcentrum|Zorggroep|Huize|Kliniek|Revalidatiecentrum|Gezondheidscentrum|Huisartsenpraktijk|Praktijk|Apotheek|College|Lyceum|Gymnasium|ROC|Hogeschool|Universiteit|Stichting|GGZ|GGz|GGD|Jeugdzorg|Thuiszorg|Arbodienst|AZC|Rechtbank|Gerechtshof|Veiligheidsregio|Waterschap|Hoogheemraadschap|Omgevingsdienst|Scholengroep|Scholengemeenschap|OBS|CBS(?! Nationale| Stat)|RKBS|PCBS|SBO|VSO|KDV|BSO|Wijkteam|Werkplein|Sociale Dienst|UMC|MC|Hospice|Kasteel|Regionaal|Dr\. Leo)\s(?:(?:voor|van|de|het|der|'t|De|Het)\s){{0,2}}{NAME})"
)
TAIL = re.compile(
    rf"(?<![\w\-])(?P<name>(?:{CAP}[ ](?:(?:{LINK})[ ])?){{1,4}}?(?:[Zz]iekenhuis|[Gg]asthuis|MC|UMC|Medisch Centrum|Medical Center|[Kk]liniek|Klinieken|Clinics?|[Cc]ollege|[Ll]yceum|[Gg]ymnasium|[Ss]chool|[Bb]asisschool|[Hh]ogeschool|University|Universiteit|Academie|Zorg|Zorggroep|Thuiszorg|[Ss]tichting|Instituut|[Ww]oonzorgcentrum|[Zz]orgcentrum|Revalidatie|Kinderopvang|Welzijn|Arbo|Arbodienst|GGZ|Apotheek|Groep Zorg|Hospice|Gezondheidszorg|Psychologen|Psychologie|Fysiotherapie|Tandartsen|Huisartsen))(?!\w)"
)
JOINED = re.compile(
    r"(?<![\w\-])(?P<name>(?<=[Hh]et )(?:Radboud|Erasmus|Antonius|Elisabeth|Catharina|Franciscus|Juliana|Martini|Wilhelmina|Sophia|M[aá]xima|Maria)(?= |[,.;:)?!])(?! [A-Z])|[A-ZÀ-Ý][a-zà-ÿ\-]+(?:ziekenhuis|gasthuis|kliniek|klinieken|college|lyceum|gymnasium|zorg|zorggroep|umc|school|hospitaal|huis))(?!\w)"
)
NAMED = re.compile(
    r"(?<![\w\-])(?P<kind>(?:[A-Z](?=[a-z]{3}))?[a-zà-ÿ\-]*(?:school|scholen|scholengroep|praktijk|kliniek|centrum|huis|tehuis|opvang|zorg|zorggroep|woonvorm|instelling|stichting|bibliotheek|instituut|kerk|moskee|hospice|kredietbank|wijkteam|dagbesteding|apotheek|college|academie|opleiding|afdeling|locatie|dienst|team|crèche|bso))\s[\"“'‘]?(?P<name>(?:De|Het|'t|Ons|Onze|Sint|St\.|Klein|Groot|Huize)\s[A-ZÀ-Ý][\wÀ-ɏ'’\-]+(?:\s[A-ZÀ-Ý][\wÀ-ɏ'’\-]+)?)"
)
CITY = re.compile(
    r"(?<![\w\-])(?:universiteit|hogeschool|rechtbank|ggd|ggz|azc|roc|brandweer|politie|gemeente|waterschap|veiligheidsregio|uwv|werkplein|gerechtshof)$",
    re.I,
)
WORDY = words("care_words.txt")
GENERIC = re.compile(
    r"^[A-Z]{2,4} en (?:GGZ|Zorg|Welzijn)$|^(?:de |het |De |Het |van |Van )?(?:[A-Z]|[A-Z]{2}|P&O|HR|X|Y|GGZ|GGD|ROC|UWV|WIA|WMO|Wmo|Wlz|FML|HR|AVG|Nederland|Nederlandse?|Arbeid|van de Arbeid|Van de Arbeid|Lareb|IVA|WGA|Zorg|Vooral|Hoe|Wat|Daar|Ik|Hij|Zij|Ze|Er|En)$"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Known names first, then a kind with a name, a name with a kind, and words such as "Maasziekenhuis"."""
    yield from brands(sight, sight.lexicon.institutions, Kind.INSTITUTION)
    reading, lexicon = sight.words, sight.lexicon
    for pattern in (KIND_NAME, BIG_KIND, TAIL, NAMED):
        for hit in pattern.finditer(reading.text):
            start = hit.start("name") + _front(lexicon, hit["name"])
            name = reading.text[start : hit.end("name")]
            if (
                not GENERIC.match(name)
                and not _only_words(lexicon, name)
                and not _only_place(lexicon, hit)
                and not _department(lexicon, hit)
            ):
                yield reading.spot(Kind.INSTITUTION, start, hit.end("name"))
    for hit in JOINED.finditer(reading.text):
        if hit["name"].lower() not in WORDY and not lexicon.is_word(hit["name"]):
            yield reading.spot(Kind.INSTITUTION, *hit.span("name"))


def _front(lexicon: Lexicon, name: str) -> int:
    first, _, rest = name.partition(" ")
    return (
        len(first) + 1
        if rest
        and first.lower()
        in (
            "bij",
            "in",
            "van",
            "naar",
            "op",
            "werkt",
            "haar",
            "zijn",
            "deze",
            "dit",
            "een",
            "mijn",
            "via",
            "ook",
            "vanuit",
            "voor",
            "door",
            "de",
            "het",
        )
        and rest[0].isupper()
        and first not in ("De", "Het")
        else 0
    )


def _department(lexicon: Lexicon, hit: re.Match[str]) -> bool:
    """ "afdeling Inkoop", "team Planning": every firm has one."""
    kind = re.match(r"(?:afdeling|locatie|team|dienst)\b", hit.group())
    parts = hit["name"].split()
    return kind is not None and all(lexicon.is_word(part) and part.lower() not in lexicon.first_names for part in parts)


def _only_words(lexicon: Lexicon, name: str) -> bool:
    """ "Stichting Van de Arbeid", "Zorg": nothing in it tells one institution from another."""
    parts = [part for part in re.split(r"[ \-]", name) if part[:1].isupper()]
    return all(part.lower() in lexicon.field or part.lower() in WORDY for part in parts) or (
        len(parts) == 1
        and len(name.split()) == 1
        and lexicon.is_plain_word(parts[0])
        and not lexicon.is_name(parts[0])
        and parts[0].isupper()
    )


def _only_place(lexicon: Lexicon, hit: re.Match[str]) -> bool:
    """ "de rechtbank Zwolle" is left to the rule for places, unless the kind belongs to the name."""
    return (
        hit.re is KIND_NAME
        and hit["name"].lower() in lexicon.places
        and bool(
            re.match(
                r"(?:locatie|afdeling|brandweer|rechtbank|gerechtshof|kazerne|pi\b|gevangenis|wijkteam|school|ziekenhuis|kliniek|praktijk|apotheek|azc|polikliniek|kerk|thuiszorg)",
                hit.group(),
            )
        )
    )
