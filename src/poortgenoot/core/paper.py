"""Papers as PDF, by Typst: words in, bytes out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import typst

type Standard = Literal["ua-1"]
"""PDF/UA-1 (ISO 14289-1): title, language, headings and a text beside each picture, or Typst refuses to make it."""


def pdf(template: Path, words: Mapping[str, object], standard: Standard | None = None) -> bytes:
    """The paper of `template`, which reads `words` as JSON from `sys.inputs.words`; about a tenth of a second a page.

    Only the letters that come with Typst are used, so that it looks the same on every machine. A translation that was
    marked lazily counts as its text.
    """
    made = typst.compile(
        template.read_bytes(),
        sys_inputs={"words": json.dumps(words, ensure_ascii=False, default=str)},
        ignore_system_fonts=True,
        pdf_standards=[standard] if standard else [],
    )
    return bytes(made)
