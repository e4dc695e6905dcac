"""People who weigh along, for the tests of *Weeg mee*."""

from __future__ import annotations

from collections.abc import Mapping

from django.test import Client
from django.urls import reverse

from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.models import Gathering, Mark, PreparedCase
from poortgenoot.discussions.weighers import Pool, Weigher

SLUG = "na-kanker-vlugger-dan-het-plan"


def the_case() -> PreparedCase:
    return PreparedCase.objects.get(slug=SLUG)


def page(name: str, slug: str = SLUG, gathering: Gathering | None = None) -> str:
    return reverse(f"discussions:{name}", args=[slug], query={"via": gathering.code} if gathering else None)


def filled(profession: str, weight: int = 3, direction: int = -1, **changes: str) -> dict[str, str]:
    """The form, every factor the same."""
    scales = {f"w{n}": str(weight) for n in range(6)} | {f"d{n}": str(direction) for n in range(6)}
    return scales | {"verdict": the_case().verdicts[0]["key"], "profession": profession} | changes


def weigh(client: Client, profession: str, gathering: Gathering | None = None, **changes: object) -> object:
    return client.post(page("weigh_alone", gathering=gathering), filled(profession, **changes))  # type: ignore[arg-type]


def others_weigh(*professions: str, gathering: Gathering | None = None, weight: int = 1, direction: int = 1) -> None:
    """Visitors with browsers of their own."""
    for profession in professions:
        seal(profession, weight, direction, gathering=gathering)


def seal(
    profession: str,
    weight: int = 1,
    direction: int = 1,
    *,
    gathering: Gathering | None = None,
    by: Weigher | None = None,
    given: Mapping[str, Weighed] | None = None,
) -> Mark:
    case = the_case()
    factors = {f["key"]: Weighed(weight, direction) for f in case.factors} | dict(given or {})
    contents = Contents(factors, verdict=case.verdicts[1]["key"])
    by = by or Weigher(visitor=f"{Mark.objects.count():064d}")
    return actions.seal(Pool(case, gathering), contents, as_profession=profession, by=by)
