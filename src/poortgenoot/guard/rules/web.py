"""Mail addresses, web addresses and handles, also spelled out ("apenstaartje", "punt nl"). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.rules.name_words import unmasked
from poortgenoot.guard.sight import Sight, before, matches

TLD = r"(?:nl|com|org|net|eu|be|de|nu|info|frl|amsterdam|io|app|me|uk|fr|gov|edu|biz|tv|shop|online|zorg|gmbh|co\.uk|es|pl|tr|ma|coop|care|health|jobs|work|blog|site|website|cloud|dev|ai)"
AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|a|@|apestaart\w*|apenstaart\w*)\s?[\])}>]\s?|\s(?:apenstaartje|apestaartje|apenstaart|apestaart|(?:at(?=\s\S+(?:\s?\.\s?|\s(?:punt|dot)\s)(?:nl|com|org|net|eu)\b)))\s)"
DOT = r"(?:\s?\.\s?|\s?[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]\s?|\s(?:punt|dot)\s)"
PART = r"[A-Za-zÀ-ɏ0-9_%+\-]+"
STRICT = re.compile(r"[\wÀ-ɏ.%+\-]*[\wÀ-ɏ%+\-]\s?@\s?[\w\-]+(?:\.[\w\-]+)*\.[A-Za-z]{2,}(?!\w)")
MAIL = re.compile(
    rf"(?<![\w.@]){PART}(?:(?:\.|\s\.\s|[\[({{<]\s?(?:dot|punt)\s?[\])}}>]|\s(?:punt|dot|streepje|underscore|liggend streepje)\s){PART})*{AT}{PART}(?:{DOT}{PART}){{0,3}}{DOT}{TLD}(?![\w@])",
    re.I,
)
SPOKEN_MAIL = re.compile(
    rf"(?<![\w.@]){PART}(?:\.{PART})*[\s\-](?:apenstaartje|apestaartje|apenstaart|apestaart)[\s\-]{PART}(?:(?:\.|[\s\-](?:punt|dot)[\s\-]){PART})*"
    rf"|(?<![\w.@]){PART}(?:\.{PART})*\s?[\[({{]?\bat\b[\])}}]?\s?(?:gmail|hotmail|outlook|live|ziggo|kpnmail|icloud|yahoo|planet|xs4all|casema|upcmail)(?:(?:\.|\s(?:punt|dot)\s){PART})?(?!\w)",
    re.I,
)
LOOSE_MAIL = re.compile(r"(?<![\w.@])[\w.%+\-]+@[\w\-]+(?:[.,][\w\-]+)*")
WEB = re.compile(r"(?:https?|hxxps?|ftp)\s?:\s?/\s?/\s?[^\s<>\"')\]]+|(?<![\w@.])www\s?\.\s?[^\s<>\"')\]]+", re.I)
DOMAIN = re.compile(rf"(?<![\w@.\-/])(?:[A-Za-z0-9À-ɏ](?:[\w\-]*\w)?\.)+{TLD}(?:/[^\s<>\"')\]]*)?(?![\w@])", re.I)
SPOKEN = re.compile(
    r"(?<![\w@.])(?:(?:www|w w w)\s(?:punt|dot)\s)?[\w\-]{2,}(?:\s?[\[({]?(?<!\w)(?:punt|dot)(?!\w)[\])}]?\s?[\w\-]+)*\s?[\[({]?(?<!\w)(?:punt|dot)(?!\w)[\])}]?\s?(?:nl|com|org|net|eu|be|nu)(?!\w)(?:\s?(?:/|\bslash\b)\s?[\w\-]+)*",
    re.I,
)
HANDLE = re.compile(r"(?<![\w@.])@(?=[\w.]*[A-Za-z])[A-Za-z0-9_][\w.\-]{1,38}\w(?!@)")
PROFILE = re.compile(
    r"\b(?:linked-?in|facebook|fb|insta(?:gram)?|ig|twitter|tiktok|snap(?:chat)?|bluesky|mastodon|skype|telegram|discord|strava|reddit|gebruikersnaam|username|user|accountnaam|account|nickname|inlognaam|handle|alias|profiel(?:naam)?|schuilnaam)"
    r"(?:[ -]?(?:profiel|naam|account|pagina|handle))?(?![a-z])\s?(?:(?:is|van haar|van hem|onder(?: de naam)?|als)\s?)?[:=]?\s?[\"'(]?(?P<name>@?(?=[\w.\-]*[\d_.\-])[A-Za-z0-9][\w.\-]{2,38}\w|u/\w+|in/[\w\-]+)",
    re.I,
)
PUBLIC = re.compile(
    r"^(?:https?://)?(?:[\w\-]+\.)*(?:overheid|rijksoverheid|officielebekendmakingen|rechtspraak|uwv|svb|belastingdienst|arboportaal|autoriteitpersoonsgegevens|nlarbeidsinspectie|inspectieszw|beroepsziekten|loketgezondleven|rivm|werk|nvab-online|nvvg|thuisarts|zorginstituutnederland|richtlijnendatabase|igj|cbs|ser|tweedekamer|eerstekamer|digid|kvk|uitvoeringvanbeleidszw|hetcak|juridischloket|nederlandsearbeidsinspectie)\.nl(?:$|[/?#:.,;])"
    r"|^(?:https?://)?(?:[\w\-]+\.)*(?:eur-lex\.europa\.eu|europa\.eu|who\.int|orpha\.net)(?:$|[/?#:.,;])",
    re.I,
)
FILES = re.compile(r"\.(?:de|me|be|es|pl|tr|ma)$", re.I)
OLD_HANDLES = re.compile(r"^(?:burn-out|e-mail|re-integratie|wia-\w+|n\.v\.t|t\.a\.v|o\.a|i\.v\.m|follow-up)", re.I)


def find(sight: Sight) -> Iterator[Spot]:
    """Mail first; what stands inside a mail address is part of it."""
    for reading in (sight.words,):
        yield from matches(reading, STRICT, Kind.EMAIL)
        yield from matches(reading, MAIL, Kind.EMAIL)
        yield from matches(reading, SPOKEN_MAIL, Kind.EMAIL)
        yield from (
            spot for hit in LOOSE_MAIL.finditer(reading.text) if (spot := _unless_a_name(sight, hit, Kind.EMAIL))
        )
        for pattern in (WEB, DOMAIN, SPOKEN):
            yield from _addresses(sight, pattern)
        yield from (spot for hit in HANDLE.finditer(reading.text) if (spot := _unless_a_name(sight, hit, Kind.URL)))
        yield from (
            reading.spot(Kind.URL, *hit.span("name"))
            for hit in PROFILE.finditer(reading.text)
            if not OLD_HANDLES.match(hit["name"])
        )


def _unless_a_name(sight: Sight, hit: re.Match[str], kind: Kind) -> Spot:
    """ "J@nsen" is a name in disguise rather than an address."""
    whole = re.match(r"[\w@!$*|\-]+", sight.words.text[hit.start() :])
    name = unmasked(whole.group().lower()) if whole else ""
    return (
        sight.words.spot(Kind.PERSON, hit.start(), hit.start() + len(name))
        if sight.lexicon.is_name(name)
        else sight.words.spot(kind, *hit.span())
    )


def _addresses(sight: Sight, pattern: re.Pattern[str]) -> Iterator[Spot]:
    for hit in pattern.finditer(sight.words.text):
        address = hit.group().rstrip(".,;:!?")
        if _public_or_brand(sight, address) or _run_together(sight, hit.start(), address):
            continue
        yield sight.words.spot(Kind.URL, hit.start(), hit.start() + len(address))


def _public_or_brand(sight: Sight, address: str) -> bool:
    """Laws and public bodies may be pointed at; "bol.com" is an employer."""
    return bool(PUBLIC.match(address.replace("www.", ""))) or address.lower() in {
        name.lower() for name in sight.lexicon.employers if "." in name
    }


def _run_together(sight: Sight, start: int, address: str) -> bool:
    """ "gesproken.De volgende": a full stop without a blank is no address when both sides are words."""
    if "/" in address or address.lower().startswith(("http", "www")) or not FILES.search(address):
        return False
    front = address.split(".")[-2]
    return sight.lexicon.is_word(front) or before(sight.words.text, start, 2).endswith("-")
