"""Every word on screen is marked, no page carries an inline script or style, and what is chosen is drawn as chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.test_imports import PACKAGE

TEMPLATES = sorted(p for p in PACKAGE.rglob("templates/**/*.html"))
MARKED = re.compile(r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", re.S)
COMMENTS = re.compile(r"{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
SILENT = re.compile(r"<(svg|style|code|pre)\b.*?</\1>", re.S)
SPOKEN = re.compile(r"\b(?:title|alt|aria-label|placeholder|aria-description)=\"([^\"]*[A-Za-zÀ-ÿ]{2,}[^\"]*)\"")
NAMES = {"Poortgenoot", "AVG", "PDF", "CSV", "API", "QR"}
CONTROL = re.compile(r'\butrecht-(checkbox|radio-button|select|textarea|textbox)(?=[ "{])(?!-)')
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son(?:click|change|submit|load|input)=")


def unmarked(text: str) -> list[str]:
    """The words of a template that nobody could translate."""
    text = SILENT.sub(" ", TAGS.sub(" ", MARKED.sub(" ", COMMENTS.sub(" ", text))))
    spoken = [found.group(1) for found in SPOKEN.finditer(text)]
    visible = re.sub(r"<[^>]*>", "\n", text).split("\n")
    words = [line.strip() for line in (*visible, *spoken)]
    return [w for w in words if re.search(r"[A-Za-zÀ-ÿ]{2,}", w) and w.strip("· ") not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_word_is_marked_for_translation(path: Path) -> None:
    assert unmarked(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_inline_script_or_style(path: Path) -> None:
    assert INLINE.findall(path.read_text()) == []


def undrawn(text: str) -> list[str]:
    """The controls without the class that draws their states: NL Design System draws a tick only with it."""
    tags = re.findall(r"<(?:input|select|textarea)\b(?:[^>{]|{%.*?%}|{{.*?}})*>", text)
    return [tag for tag in tags for kind in CONTROL.findall(tag) if f"utrecht-{kind}--html-" not in tag]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_control_is_drawn_as_it_stands(path: Path) -> None:
    assert undrawn(path.read_text()) == []


def test_the_lint_sees_a_tick_that_is_not_drawn() -> None:
    bare = '<input{% if a > b %} checked{% endif %} class="utrecht-checkbox">'
    drawn = bare.replace("checkbox", "checkbox utrecht-checkbox--html-input")
    assert undrawn(bare + drawn) == [bare]


def test_the_lint_sees_a_bare_word() -> None:
    assert unmarked('<p>Hallo daar</p><a title="Ga weg">{% translate "Goed" %}</a>') == ["Hallo daar", "Ga weg"]
