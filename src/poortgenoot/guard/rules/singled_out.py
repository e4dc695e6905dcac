"""Descriptions that single out a workplace: "de enige slachterij van de streek". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight

SINGLED = re.compile(
    r"\b(?P<all>(?:de|het|onze|ons)\s(?:enige|grootste|oudste|laatste|kleinste|bekendste|op één na grootste)\s(?:(?:overgebleven|nog|commerciële|particuliere|islamitische|joodse|[a-zà-ÿ]{4,}se|[a-zà-ÿ]+e)\s){0,2}(?P<noun>[a-zà-ÿ\-]*(?:fabriek|bedrijf|werkgever|winkel|supermarkt|hotel|bakkerij|bakker|slachterij|slager|brouwerij|werf|haven|kwekerij|molen|centrale|mijn|drukkerij|kazerne|gevangenis|dierentuin|pretpark|museum|theater|omroep|krant|club|camping|restaurant|distributiecentrum|datacenter|hub|raffinaderij|smelterij|gieterij|zagerij|zuivelfabriek|producent|fabrikant|speler|vliegveld|rederij|uitzendbureau|corporatie|onderneming|familiebedrijf|bank|garage|apotheek|school|ziekenhuis|basisschool|kliniek|verpleeghuis|praktijk|zorginstelling|hospice|kinderdagverblijf))(?:\s(?:van|in|op|uit|aan|bij|voor|ter|binnen)\s(?:(?:het|de|ons|onze|heel|heel de|dit|deze|een)\s)?[\w'’\-]+(?:\s(?:van|in|op)\s(?:het\s|de\s)?[A-ZÀ-Ý][\w\-]+|\s(?:oosten|westen|noorden|zuiden|land|wereld))?)?)",
    re.I,
)
CARE = re.compile(
    r"(?:school|ziekenhuis|kliniek|verpleeghuis|praktijk|zorginstelling|hospice|kinderdagverblijf|apotheek)$"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Employers and institutions of which there is only one somewhere."""
    for hit in SINGLED.finditer(sight.words.text):
        care = CARE.search(hit["noun"].lower())
        yield sight.words.spot(Kind.INSTITUTION if care else Kind.EMPLOYER, *hit.span("all"))
