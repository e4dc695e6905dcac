"""How the name of a firm is written, what it is not, and where it ends. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.lexicon import Lexicon

CAP = r"(?:[A-ZÀ-Ý0-9][\wÀ-ɏ'’&+.\-]*[\wÀ-ɏ+]|[A-ZÀ-Ý])"
LINK = r"(?:van|de|der|den|het|ter|ten|en|&|'t|and)"
NAME = rf"{CAP}(?:[ ]{LINK}(?=[ ](?:{LINK}[ ])?[A-ZÀ-Ý0-9&])|[ ]{CAP}){{0,5}}"
NOBODY = re.compile(
    r"^(?:de |het )?(?:UWV|SVB|WIA|WGA|WIA-\w+|IVA|WW|Wajong|FML|AVG|CBR|IND|COA|NVAB|NVVG|NVvA|Belastingdienst|Rijk\w*|Ministerie|Defensie|Politie|Justitie|Gemeente|Inspectie|HR|P&O|OR|ICT|IT|AI|BV|NV|MKB|CAO|SMT|GGZ|GGD|BA|VA|AD|RP|JC|CM|WN|TNO|Participatiewet|Ziektewet|Wet|Wmo|Arbo\w*|ROC|SW|WSW|Nederland\w*|Duitsland|België|X|Y|Z|XYZ|ABC|A|B|MBO|HBO|EU|NEN|Eerste|Tweede|Spoor|Bedrijf [A-Z]|Werkgever [A-Z]|[A-Z])(?![\w])(?!\.?[A-Z]\.|\.? [A-Z])"
)


def nobody(lexicon: Lexicon, name: str) -> bool:
    """Bodies of the whole country, laws, letters standing for nobody, and ordinary words."""
    if NOBODY.match(name):
        return True
    parts = [part for part in re.split(r"[ ]", name) if part[:1].isupper()]
    return not parts or all(part.lower() in lexicon.field for part in parts)


def first_word(lexicon: Lexicon, text: str, hit: re.Match[str]) -> int:
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
