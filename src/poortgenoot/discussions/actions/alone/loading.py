"""The prepared cases of the house, from their files."""

from __future__ import annotations

from typing import Any

from poortgenoot.discussions import shipped
from poortgenoot.discussions.models import PreparedCase
from poortgenoot.members.models import Theme


def load_prepared(**_signal: object) -> None:
    """Write every case of the files; one that is known keeps its key and its marks. Runs after every migration.

    A case of a host is never touched, not even one with the same slug.
    """
    themes = dict(Theme.objects.values_list("slug", "pk"))
    taken = set(PreparedCase.objects.filter(host__isnull=False).values_list("slug", flat=True))
    for place, case in enumerate(shipped.prepared_cases()):
        if case["slug"] not in taken:
            PreparedCase.objects.update_or_create(
                slug=case["slug"],
                host=None,
                defaults=_fields(case) | {"place": place, "theme_id": themes.get(case["theme"])},
            )


def _fields(case: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": case["title"],
        "employee": case["employee"],
        "story": case["story"],
        "sentence": case["question"],
        "factors": case["factor"],
        "verdict_question": case["verdict_question"],
        "verdicts": case["verdict"],
        "views": case["views"],
        "lesson_title": case["lesson"]["title"],
        "lesson": case["lesson"]["text"],
        "differs": case["differs"],
    }
