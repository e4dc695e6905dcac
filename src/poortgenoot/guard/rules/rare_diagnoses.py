"""Diagnoses rarer than about 1 in 2,000, by their names. Pure. List: general medical knowledge, checked against Orphanet's limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.sight import Sight, after, before
from poortgenoot.guard.wordlists import either

DISEASE = re.compile(
    r"(?:\b(?:ziekte|syndroom|sindroom|morbus|diagnose|gediagnosticeerd\w*|lijdt|aandoening|vorm|lymfoom|m\.|variant|mutatie|spierziekte|bekend|heeft|kreeg|krijgt|vanwege|wegens|met|door|bij|aan|van|op|en|of|is|dat|hebben|had|als|namelijk|maar|vermoeden van|verdenking|dystrofie|chorea|tumor|anemie|contractuur|zeldzame)\b[\s:.,(]*(?:het |de |een |ernstige |zeldzame |milde |actieve |mogelijke |vastgestelde |opnieuw |klassieke |eventueel |van )*|[(:,/]\s?)$"
)
NAMED = re.compile(
    r"(?:\b(?:ziekte|syndroom|sindroom|morbus|m\.|lymfoom|chorea|dystrofie|spierdystrofie|tumor|ataxie|mutatie)\s(?:van\s(?:de\s)?)?)$|^$"
)
AFTER = re.compile(
    r"^[\s-]?(?:syndroom|ziekte|dystrofie|spierdystrofie|tumor|lymfoom|anemie|neuropathie|sarcoom|patiënt|vasculitis|\(|type \w)"
)
DOUBTFUL = frozenset(
    [
        "ALL",
        "EB",
        "MPS",
        "TSC",
        "AML",
        "MDS",
        "PLS",
        "AGS",
        "AMN",
        "LAM",
        "CAPS",
        "TRAPS",
        "HUS",
        "DRESS",
        "CTE",
        "SCAD",
        "VHL",
        "MLD",
        "ALD",
        "PSC",
        "PBC",
        "PAH",
        "HAE",
        "FAP",
        "HME",
        "AMC",
        "FOP",
        "NF1",
        "NF2",
        "CMT",
        "EDS",
        "ITP",
        "TTP",
        "MSA",
        "PSP",
        "FTD",
        "SLE",
        "GPA",
        "HSP",
        "LHON",
        "MMN",
        "CLN",
        "PML",
        "PKU",
        "FMF",
        "HHT",
        "IPF",
        "ADEM",
        "MELAS",
        "CREST",
        "EPP",
        "PXE",
        "XLH",
        "SCID",
        "MODY",
        "CHARGE",
        "SMA",
    ]
)
MUST = frozenset(["ALL", "CAPS", "TRAPS", "CHARGE", "CREST", "LAM", "EB", "NET", "DRESS", "CLN", "PLS", "AGS"])
RARE_WORD = re.compile(
    r"(?<![\w\-])(?:[a-zà-ÿ]+(?:dystrofie|leukodystrofie|blastoom|sarcoom|porfyrie|amyloïdose|ataxie|mucopolysaccharidose|myelopathie|neurosarcoïdose|leukemie|myositis|gliomen|thalassemie|hemoglobinopathie|sclerodermie|mastocytose|stapelingsziekte|encefalitis))(?!\w)",
    re.I,
)
NO_RARE = frozenset(["algodystrofie", "posttraumatische", "dystrofie", "dystrofie", "osteodystrofie", "sudeckse"])


@lru_cache(maxsize=4)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    exact = {name for name in names if name.isupper() or (name[0].isupper() and " " not in name and "-" not in name)}
    loose = {name.lower() for name in names - exact}
    return re.compile(rf"(?<![\w\-])(?P<name>(?i:{either(loose)})(?!\w)|{either(exact)})(?!\w)")


def find(sight: Sight) -> Iterator[Spot]:
    """Names on the list where a disease is meant, and words built like one."""
    reading, text = sight.words, sight.words.text
    for hit in _pattern(sight.lexicon.rare_diagnoses).finditer(text):
        if _meant(sight.lexicon, text, *hit.span("name")):
            yield reading.spot(Kind.RARE_DIAGNOSIS, *hit.span("name"))
    for hit in RARE_WORD.finditer(text):
        if hit.group().lower() not in NO_RARE:
            yield reading.spot(Kind.RARE_DIAGNOSIS, *hit.span())


def _meant(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    name = text[start:end]
    front, back = before(text, start, 50), after(text, end, 24)
    if name.isupper() or name[:-1].isupper():
        return _abbreviation(name, text, front, back)
    if (
        " " not in name
        and "-" not in name
        and name[0].isupper()
        and (lexicon.is_name(name) or lexicon.is_plain_word(name))
    ):
        return (
            bool(NAMED.search(front) and front.strip())
            or bool(
                AFTER.match(back)
                and back[:1] in " -"
                and re.match(r"^[\s-](?:syndroom|ziekte|dystrofie|spierdystrofie|tumor|sarcoom)", back)
            )
            or (
                name.lower() not in lexicon.first_names
                and bool(
                    re.search(
                        r"(?:lijdt aan|diagnose:?|heeft|vastgesteld\w*|bekend met|ervaring met|met|door|vanwege|wegens)\s(?:de |het |een )?$",
                        front,
                    )
                )
                and not re.match(r"\s?[A-Z]", text[end : end + 2])
            )
        )
    return True


def _abbreviation(name: str, text: str, front: str, back: str) -> bool:
    if not any(sign.islower() for sign in text):
        return False
    if name in MUST:
        return bool(
            re.search(r"(?:ziekte|diagnose|lijdt aan|leukemie|syndroom|bekend met|vanwege|wegens|\()[\s:]*$", front)
        ) or bool(AFTER.match(back) and not back.startswith(" ("))
    return name not in DOUBTFUL or bool(DISEASE.search(front)) or bool(AFTER.match(back)) or start_of_sentence(front)


def start_of_sentence(front: str) -> bool:
    """True when nothing, a line end or a full stop stands in front."""
    return not front.strip() or bool(re.search(r"(?:[.!?:]\s+|\n\s*)$", front))
