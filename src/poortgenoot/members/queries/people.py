"""Members as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from poortgenoot.members.access import members_visible_to
from poortgenoot.members.models import Member

IN_A_LIST = ("name", "professions", "started_year", "themes_brought", "shown", "changed_at")


def in_order_of(ids: Sequence[int], viewer: Member) -> list[tuple[Member, list[str]]]:
    """The members of `ids` that `viewer` may see, in that order, each with the names of its work places.

    Their hosts are at hand. Two plain queries: related objects of thirty members would take longer than the search.
    """
    rows = members_visible_to(viewer).filter(pk__in=ids).only(*IN_A_LIST).in_bulk()
    places = {}
    with connection.cursor() as cursor:
        cursor.execute(AROUND, [list(rows)])
        for pk, hosts, places[pk] in cursor.fetchall():
            rows[pk].host_ids = frozenset(hosts)
    return [(rows[pk], places[pk]) for pk in ids if pk in rows]


AROUND = """
SELECT id, ARRAY(SELECT host_id FROM members_membership WHERE member_id = asked.id),
    ARRAY(SELECT name FROM members_workplace WHERE member_id = asked.id ORDER BY members_workplace.id)
FROM unnest(%s::bigint[]) AS asked(id)
"""


@dataclass(frozen=True, slots=True)
class Names:
    """Every theme and every host by its key, in the order of their names."""

    themes: dict[int, str]
    hosts: dict[int, str]


def names() -> Names:
    """One query for both: the directory wants them on every page."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'host', id, name FROM members_host UNION ALL SELECT 'theme', id, name FROM members_theme ORDER BY 3"
        )
        rows = cursor.fetchall()
    themes, hosts = ({pk: name for kind, pk, name in rows if kind == wanted} for wanted in ("theme", "host"))
    return Names(themes, hosts)
