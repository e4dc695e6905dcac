"""A record is nobody's file: does a line read like an agreement with a date or a doer? Pure: no Django.

The guard refuses dates that give somebody away. This only warns, for what is left: it never stops a line.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Slip(StrEnum):
    WHEN = "when"
    """It says by when."""
    WHO = "who"
    """It says who will do it."""


_DAYS = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_MONTHS = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_WHEN = re.compile(
    rf"\b(?:uiterlijk|deadline|v[oó]{{2}}r (?:eind|begin|half|komende|volgende|aanstaande|\d|{_DAYS}|{_MONTHS})"
    rf"|per \d|op {_DAYS}|(?:deze|volgende|komende) (?:week|maand)|over \d+ (?:dagen|weken|maanden))",
    re.IGNORECASE,
)
_DOER = r"(?:bedrijfsarts|verzekeringsarts|arbeidsdeskundige|professional|jobcoach|adviseur|casemanager|werkgever)"
_WHO = re.compile(
    rf"\b(?:actiepunt|actiehouder|afspraak is|uit te voeren door|te doen door|wordt gedaan door"
    rf"|door (?:de |een )?\w*{_DOER}\w* (?:uit te voeren|te doen|opgepakt|gedaan|geregeld)"
    rf"|(?:de |een )?\w*{_DOER}\w* (?:pakt|regelt|zorgt|neemt contact|belt|mailt|plant))\b",
    re.IGNORECASE,
)


def slips(text: str) -> tuple[Slip, ...]:
    """What in `text` reads like a task for somebody; empty when nothing does."""
    found = [(Slip.WHEN, _WHEN), (Slip.WHO, _WHO)]
    return tuple(slip for slip, pattern in found if pattern.search(text))
