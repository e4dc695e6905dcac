"""The texts behind reports, fetched by kind: the same number of queries however many reports wait."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model

from poortgenoot.sparring import further
from poortgenoot.sparring.access import Text
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.models.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Reported:
    """One report with its text; `text` is None once it is gone."""

    report: Report
    text: Model | None


def with_texts(reports: Collection[Report]) -> list[Reported]:
    """The reports with their texts: one query for each kind at most."""
    wanted: dict[str, set[int]] = {}
    for report in reports:
        wanted.setdefault(report.kind, set()).add(report.object_id)
    models: dict[str, type[Text]] = {**KINDS, **{kind.name: kind.model for kind in further.kinds()}}
    known = {kind: numbers for kind, numbers in wanted.items() if kind in models}
    found = {kind: models[kind]._default_manager.in_bulk(numbers) for kind, numbers in known.items()}
    return [Reported(report, found.get(report.kind, {}).get(report.object_id)) for report in reports]


PARTS = ("title", "sentence", "wants", "happened", "tried", "consideration", "text", "weighed", "would_change")
MORE_PARTS = ("did", "brought", "tell", "case_text", "insight", "for_employee", "reservation")


def parts_of(text: Model | None) -> dict[str, str]:
    """The words of a text by the name of their field; what was left empty is left out."""
    found = {name: str(getattr(text, name, "")) for name in (*PARTS, *MORE_PARTS)}
    return {name: words for name, words in found.items() if words}
