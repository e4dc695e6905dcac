"""Numbers that stand for a person or a file: registers, personnel, claims, cases. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, before, matches

WHAT = r"big|agb|sra|rnvc|rcm|uzovi|zorgverlener|register|registratie|inschrijf|lidmaatschaps|lid|personeels?|pers|medewerkers?|werknemers?|stam|loon|sap|badge|pas|dossier|zaak|zaaks|casus|case|claim|schade|polis|verzekerden?|relatie|cli[eë]nten?|cli[eë]nt|klant|pati[eë]nt(?:en)?|pati[eë]ntenkaart|traject|verzuim|ziekmeldings?|meldings?|melding|opdracht|order|factuur|bezwaar|beroeps?|beslissings?|beschikkings?|beschikking|aanvraag|referentie|ref|kenmerk|uwv|wia|wga|ziektewet|wajong|volg|document|contract|vacature|debiteur|kvk|kamer van koophandel|loonheffings|aansluit|paspoort|id(?:-kaart)?|identiteits|rijbewijs|v|vreemdelingen|ticket|incident|mrn|zis|epd|bezoek|leerling|student(?:en)?|studie|aangifte|proces-verbaal|pv|vonnis|rol|parket|ecli|rekest|cjib|proces|intake|dos|lidnr|cl"
NUMBER = (
    r"(?P<number>(?-i:(?:[A-Z]{1,5}[\-/ .]?){0,3})\d(?:[\-/.]?(?:\d|(?-i:[A-Z])(?![a-z]))| (?=\d)\d){2,24})(?![\w%])"
)
CUED = re.compile(
    rf"(?<![\w])(?:{WHAT})[\-\s]?(?:nummer|nr\.?|no\.?|code|id|kenmerk|registratie(?:nummer)?|register|#|num\.?)(?:\s?(?:bij|van|in)\s(?:het\s|de\s)?[\w\-]+)?"
    rf"[\s:.=#(\"']{{0,4}}(?:(?:is|was|luidt|van|nr|onder|met)[\s:]+){{0,2}}{NUMBER}",
    re.I,
)
BARE_CUE = re.compile(
    rf"(?<![\w])(?:big|agb|sra|rnvc|dossier|zaak|claim|kenmerk|ons kenmerk|uw kenmerk|referentie|ref|betreft|polis|casus|case|traject|dos|mrn|kvk|ticket|nummer|nr|no|patnr|persnr|pnr)\s?[.:#=]?\s?(?:id\s)?[:#]?\s?{NUMBER}",
    re.I,
)
CODED = re.compile(
    r"(?<![\w\-/.])(?:[A-Z]{1,6}[\-/.]){1,3}(?:\d{2,}[\-/.])*\d{3,}(?:[\-/.][A-Z\d]{1,6})*(?!\w)|(?<![\w\-/.,])\d{2,6}(?:[\-/.]\d{2,6})*[\-/.][A-Z]{1,5}(?:[\-/.]\d{2,})+(?!\w)|(?<![\w\-/.,])\d{2,}[\-.]\d{3,}(?:[\-.]\d+)*[\-.][A-Z]{1,3}(?!\w)|(?<![\w\-/.])(?=[A-Z0-9/\-.]*[A-Z])(?=(?:[^\d\s]*\d){4})[A-Z]{1,6}[\-/.]?(?:\d{2,}[\-/.]?[A-Z]?){1,4}\d(?!\w)"
)
LONG = re.compile(r"(?<![\w.,/\-+€])\d{7,14}(?![\w%]|[.,]\d)")
SPREAD = re.compile(r"(?<![\w.,/\-+€])\d{2,4}(?:(?P<gap>[.\- ])\d{2,4})(?:(?P=gap)\d{2,4}){1,3}(?![\w%]|[.,]\d)")
LOOSE_RUN = re.compile(r"(?<![\w.,/\-+€])\d+(?:[ .\-]{1,3}\d+){2,13}(?![\w%]|[.,]\d)")
YEAR_NUMBER = re.compile(r"(?<![\w.,/\-])(?:19|20)\d{2}[/\-]\d{4,}(?!\w)|(?<![\w.,/\-])\d{4,}[/\-](?:19|20)\d{2}(?!\w)")
NOT_A_CASE = re.compile(
    r"(?:pmid|pmcid|doi|isbn|issn|ecli\S*|stb\.?|staatsblad|stcrt\.?|staatscourant|bwbr|artt?\.?|artikel(?:en)?|lid|§|paragraaf|hoofdstuk|€|eur|euro|bedrag van|kosten|loon|dagloon|salaris|omzet|rvs|crvb|ljn|iso|nen|en|din|versie|sbi|sbc|fml|vo|richtlijn|verordening|\(eu\)|eu|covid|sars|icd|dsm|caoi?)[\s:.\-]*(?:nr\.?\s*)?$"
)
CODE_OK = re.compile(
    r"^(?:ICD|DSM|COVID|NEN|ISO|EN|ECLI|BWBR?|PMID|PMC|SBC|SBI|H\d|F\d|BAR|FML|NVAB|STECR|EU|TBV|CAS|MBO|CBBS|LISV|AOW|F-?16|F-?35|A\d|N\d|WHO|WHODAS|SCL|PHQ|GAD|SF|BC|G\d|CO|B12|GPT|RTX|MS-?|USD|EUR|JULI|JUNI|MEI)[\-/. ]?\d",
    re.I,
)
HAS_DATE = re.compile(
    r"^(?:[0-3]?\d[-/. ][01]?\d[-/. ](?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}[-/. ][01]?\d[-/. ][0-3]?\d|(?:19|20)\d{2}[-/]?(?:19|20)\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d)$"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Numbers behind a cue, coded file numbers, and long bare numbers."""
    digits = sight.digits
    for pattern in (CUED, BARE_CUE):
        for hit in pattern.finditer(digits.text):
            if (
                sum(sign.isdigit() for sign in hit["number"]) >= 3
                and not HAS_DATE.match(hit["number"])
                and not NOT_A_CASE.search(before(digits.text, hit.start(), 20))
            ):
                yield digits.spot(Kind.NUMBER, *_trimmed(digits.text, *hit.span("number")))
    for pattern in (CODED, LONG, YEAR_NUMBER, SPREAD):
        yield from _bare(sight, pattern)
    for hit in LOOSE_RUN.finditer(digits.text):
        if 8 <= sum(sign.isdigit() for sign in hit.group()) <= 14 and digits.ends[hit.end() - 1] - digits.starts[
            hit.start()
        ] > len(hit.group()):
            yield digits.spot(Kind.NUMBER, *hit.span())
    yield from matches(digits, re.compile(r"(?<!\w)#\s?(\d{3,})(?!\w)"), Kind.NUMBER, 1)


def _bare(sight: Sight, pattern: re.Pattern[str]) -> Iterator[Spot]:
    digits = sight.digits
    for hit in pattern.finditer(digits.text):
        number = hit.group()
        if HAS_DATE.match(number) or CODE_OK.match(number) or NOT_A_CASE.search(before(digits.text, hit.start(), 24)):
            continue
        if pattern is SPREAD and not 8 <= sum(sign.isdigit() for sign in number) <= 11:
            continue
        yield digits.spot(Kind.NUMBER, *hit.span())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A number does not run on into the next word: "123 A" at the end of a sentence keeps the digits."""
    loose = re.search(r" [A-Z]$", text[start:end])
    return (start, start + loose.start()) if loose else (start, end)
