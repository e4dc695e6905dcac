"""How a closed discussion stands in the index: for its own seats only, without a name and without a weighing."""

from __future__ import annotations

from poortgenoot.discussions.models import Discussion
from poortgenoot.search.entries import Entry


def discussion_entry(discussion: Discussion) -> Entry:
    """What it was about, the record as it stands, and what is told the employee."""
    seats = [seat for seat in discussion.seats.all() if seat.removed_at is None and seat.taken_at is not None]
    at = discussion.closed_at
    assert at is not None
    return Entry(
        kind="discussion",
        object_id=discussion.pk,
        title=discussion.title,
        body="\n\n".join(text for text in _texts(discussion) if text),
        url=f"/casus/{discussion.pk}/verslag/",
        audience=frozenset(f"member-{seat.member_id}" for seat in seats if seat.member_id),
        at=at,
        professions=tuple(sorted({seat.profession for seat in seats})),
        themes=tuple(sorted(theme.name for theme in discussion.themes.all())),
    )


def _texts(discussion: Discussion) -> list[str]:
    lines = [line.text for line in discussion.lines.all() if line.hidden_at is None]
    explanation = getattr(discussion, "explanation", None)
    sequel = getattr(discussion, "sequel", None)
    after = [part.text for part in (explanation, sequel) if part is not None and part.hidden_at is None]
    return [discussion.sentence, discussion.wants, *lines, *after]
