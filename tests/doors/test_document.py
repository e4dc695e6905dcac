"""`docs/who-may-see-what.md` says what the doors answer, line for line."""

from __future__ import annotations

import os
from pathlib import Path

from tests.doors.answers import expected

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "who-may-see-what.md"
HEAD = """# Who may see what

Every page × every one of the cast, as `tests/doors/` tries it; the API has the same in `tests/api/test_who_may.py`.
`members` are all who finished joining; `newcomer` has not; `unverified` has nobody who vouches. The scene: a question
of the asker (a job coach) to company doctors and insurance doctors, read by those asked only, with an open report.
`moderator`, `administrator` belong to the asker's host; `stranger`, `other_moderator` to another;
`operator` runs it all.

Whom one may find: a verified member everybody; who has nobody to vouch for them only the members of their own hosts,
who speaks to them on a page about a case they may read, and, as a moderator, who asks to join. The directory with all
its counts, search, photos and the API know no more (`members/access.py`).

open: the page · leads-on: done, and further · wrong: allowed, but nothing was filled in ·
ask-again: a fresh code first ·
forbidden: visible, not allowed (403) · missing: not there for them (404) · closed: the key ended (410) ·
no-get: no such
verb (405) · sign-in, welcome: first sign in, first finish joining.

| page | answers |
|---|---|
"""


def document() -> str:
    return HEAD + "".join(f"| `{key}` | {line} |\n" for key, line in sorted(expected().items()))


def test_the_document_tells_what_the_doors_answer() -> None:
    if os.environ.get("REWRITE") == "yes":
        DOCUMENT.write_text(document())
    assert DOCUMENT.read_text() == document()
