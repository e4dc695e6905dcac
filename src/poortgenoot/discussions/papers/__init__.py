"""What stays of a discussion, on paper: tagged PDF (PDF/UA-1), by Typst. Words in, bytes out; no database, no Django.

Both papers know professions only: whoever fills them has no names to give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from poortgenoot.core import paper

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with paragraphs; `label` before a paragraph ("bedrijfsarts") stands in bold."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor after a reveal. `svg` is empty when too few weighed it; `said` describes it for who cannot see it."""

    title: str
    svg: str
    said: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A step that was revealed: `verdicts` of a judgement, else its factors."""

    title: str
    sentences: tuple[str, ...]
    factors: tuple[Factor, ...]
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says, in Dutch. `words`: the fixed words of the page, by name."""

    title: str
    lead: str
    case: Block
    people: Block
    opened: tuple[Opened, ...]
    blocks: tuple[Block, ...]
    words: Mapping[str, object]


def report_paper(report: Report) -> bytes:
    return paper.pdf(HERE / "report.typ", asdict(report), "ua-1")


def explanation_paper(title: str, paragraphs: tuple[str, ...], foot: str) -> bytes:
    """One text for the employee, in large type."""
    words = {"title": title, "paragraphs": paragraphs, "foot": foot}
    return paper.pdf(HERE / "explanation.typ", words, "ua-1")
