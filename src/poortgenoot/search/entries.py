"""What a room hands to the index."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `audience`: tokens as `members.access.audience_of` names them; who has none of them never meets the entry.
    `part` names an entry that says more of the same thing to a smaller audience.
    `body` is kept for excerpts: only text that everybody in the audience may read. `at` is aware.
    `themes` are names: they are shown beside the entry, and it is found by them.
    """

    kind: str
    object_id: int
    title: str
    body: str
    url: str
    audience: frozenset[str]
    at: datetime
    professions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    part: str = ""
