"""What a member finds: ranked, counted by kind, with excerpts, and never anything a gate would hide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from poortgenoot.members.access import audience_of
from poortgenoot.members.models import Member
from poortgenoot.search import gates
from poortgenoot.search.candidates import MOST_IDS, Candidate, candidates
from poortgenoot.search.dutch import Query, understand
from poortgenoot.search.excerpts import excerpt, highlighted
from poortgenoot.search.forgiving import Asked, forgiving, known_to
from poortgenoot.search.marks import RankMark
from poortgenoot.search.models import SearchEntry
from poortgenoot.search.ranking import least_share, plan, whole_plan
from poortgenoot.search.vectors import words_to_remember

PAGE = 10
LONGEST_QUERY = 200
LIKE = 3
MARKED = 0.2
"""What answers with a smaller share helps to find an entry, but says too little to be marked in it."""


@dataclass(frozen=True, slots=True)
class Result:
    """One entry that was found; `title_html` and `excerpt_html` are escaped and marked."""

    kind: str
    label: str | Promise
    object_id: int
    title: str
    title_html: SafeString
    excerpt_html: SafeString
    url: str
    professions: tuple[str, ...]
    themes: tuple[str, ...]
    at: datetime
    score: float


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many entries of a kind the member finds; `more` when there may be more than were counted."""

    kind: str
    label: str | Promise
    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class Met:
    """All that answers: as `asked`, whatever the kind, and `wanted`, of the kinds asked for, best first."""

    asked: Asked
    wanted: list[Candidate]
    more: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found. `counts` cover all kinds, whatever kinds were asked for."""

    query: str
    found: tuple[Result, ...]
    counts: tuple[KindCount, ...]
    total: int
    more: bool
    page: int
    pages: int
    did_you_mean: str


def find(query: str, member: Member, kinds: Collection[str] = (), page: int = 1) -> Results:
    """What `member` finds for `query`; `kinds` narrows it to these kinds, `page` counts from 1.

    Entries are candidates when they share an audience with the member; each kind's gate is asked too, so
    neither results nor counts hold what the member may not see. At most MOST entries are looked at.
    """
    met = _met(query, member, kinds)
    page = min(max(page, 1), _pages(met))
    return _told(met, (page - 1) * PAGE)


def find_after(
    query: str, member: Member, kinds: Collection[str] = (), after: RankMark | None = None
) -> tuple[Results, RankMark | None]:
    """As `find`, the page behind the mark `after`; and the mark of the next page, None on the last."""
    met = _met(query, member, kinds)
    start = after.place_in(met.wanted) if after else 0
    end = start + PAGE
    last = met.wanted[end - 1] if end < len(met.wanted) else None
    return _told(met, start), RankMark(end, last.entry_id) if last else None


def _met(query: str, member: Member, kinds: Collection[str]) -> Met:
    text = query.strip()[:LONGEST_QUERY]
    audience = audience_of(member)
    asked = forgiving(text, audience, see=partial(_seen, member))
    narrowed = forgiving(text, audience, partial(_seen, member), kinds) if kinds and asked.full else asked
    wanted = [candidate for candidate in narrowed.found if not kinds or candidate.kind in kinds]
    return Met(asked, wanted, narrowed.full)


def _pages(met: Met) -> int:
    return max(1, -(-len(met.wanted) // PAGE))


def _told(met: Met, start: int) -> Results:
    shown = met.wanted[start : start + PAGE]
    entries = _entries(shown)
    return Results(
        query=met.asked.text,
        found=tuple(_results(shown, entries, met.asked.query)),
        counts=_counts(met.asked),
        total=len(met.wanted),
        more=met.more,
        page=start // PAGE + 1,
        pages=_pages(met),
        did_you_mean=_did_you_mean(met.asked, entries.values()),
    )


def find_ids(query: str, member: Member, kind: str) -> set[int]:
    """The ids of one kind that `member` finds for `query`: those that answer all of it, at most MOST_IDS."""
    asked = understand(query.strip()[:LONGEST_QUERY])
    if not asked.units:
        return set()
    found = candidates(whole_plan(asked, known_to(asked)), audience_of(member), {kind}, MOST_IDS)
    return {one.object_id for one in _seen(member, found.candidates)}


def like(text: str, member: Member, kind: str, limit: int = LIKE) -> list[Result]:
    """The entries of one kind nearest to a longer text, as somebody types it; nothing is kept of the text."""
    query = understand(text)
    if not query.units:
        return []
    known = known_to(query)
    found = candidates(plan(query, known, least_share(query, known)), audience_of(member), {kind})
    shown = _seen(member, found.candidates[: limit * 10])[:limit]
    return _results(shown, _entries(shown), query)


def _seen(member: Member, found: list[Candidate]) -> list[Candidate]:
    ids: dict[str, list[int]] = {}
    for candidate in found:
        ids.setdefault(candidate.kind, []).append(candidate.object_id)
    visible = {kind: gates.visible(kind, member, of_kind) for kind, of_kind in ids.items()}
    return [candidate for candidate in found if candidate.object_id in visible[candidate.kind]]


def _counts(asked: Asked) -> tuple[KindCount, ...]:
    numbers = Counter(candidate.kind for candidate in asked.found)
    return tuple(
        KindCount(kind.name, kind.label, numbers[kind.name], asked.full) for kind in gates.kinds() if numbers[kind.name]
    )


def _results(found: Sequence[Candidate], entries: Mapping[tuple[str, int], SearchEntry], query: Query) -> list[Result]:
    variants = (variant for unit in query.units for variant in unit.variants)
    answers = {variant.lexeme: variant.share for variant in variants if variant.share >= MARKED}
    return [
        _result(entries[candidate.kind, candidate.object_id], candidate.score, answers)
        for candidate in found
        if (candidate.kind, candidate.object_id) in entries
    ]


def _entries(found: Sequence[Candidate]) -> dict[tuple[str, int], SearchEntry]:
    pks = [candidate.entry_id for candidate in found]
    rows = SearchEntry.objects.filter(pk__in=pks).defer("tokens", "audience")
    return {(entry.kind, entry.object_id): entry for entry in rows}


def _result(entry: SearchEntry, score: float, answers: dict[str, float]) -> Result:
    labels = {kind.name: kind.label for kind in gates.kinds()}
    return Result(
        kind=entry.kind,
        label=labels[entry.kind],
        object_id=entry.object_id,
        title=entry.title,
        title_html=mark_safe(highlighted(entry.title, answers)),
        excerpt_html=mark_safe(excerpt(entry.body, answers)),
        url=entry.url,
        professions=tuple(entry.professions),
        themes=tuple(entry.themes),
        at=entry.at,
        score=score,
    )


def _did_you_mean(asked: Asked, shown: Collection[SearchEntry]) -> str:
    """The query with its typos mended by words of the entries shown; no other word of the index is told."""
    told: dict[str, str] = {}
    for entry in shown if asked.meant else ():
        told |= words_to_remember(f"{entry.title} {entry.body} {' '.join(entry.themes)}")
    mended = asked.text
    for written, meant in asked.meant.items():
        mended = mended.replace(written, next((word for word in meant if word in told), written))
    return mended if mended != asked.text else ""
