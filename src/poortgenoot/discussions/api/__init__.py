"""Case discussions for programs: the same access and the same actions as the pages, and nothing sealed."""

from ninja import Router

from poortgenoot.discussions.api import (
    after,
    discussions,
    inviting,
    leading,
    lessons,
    methods,
    peer_dates,
    peer_groups,
    prepared,
    records,
    talking,
    weighing,
)

router = Router()
PARTS = (discussions, inviting, leading, weighing, talking, records, after, lessons)
for part in (*PARTS, prepared, methods, peer_groups, peer_dates):
    router.add_router("", part.router)

__all__ = ["router"]
