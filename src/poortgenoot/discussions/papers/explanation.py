"""The explanation for the employee on paper, without the case and without who wrote it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from poortgenoot.discussions.papers import explanation_paper


def sheet_of(text: str) -> bytes:
    """PDF of `text`, a paragraph for each line."""
    paragraphs = tuple(part.strip() for part in text.split("\n") if part.strip())
    foot = _("Dit schreven mensen uit verschillende beroepen samen. Heb je vragen? Stel ze gerust.")
    return explanation_paper(_("Wat we samen hebben bekeken"), paragraphs, foot)
