"""Case discussions for programs: the same access and the same actions as the pages, and nothing sealed."""

from ninja import Router

from poortgenoot.discussions.api import (
    discussions,
    leading,
    methods,
    peer_groups,
    prepared,
    records,
    talking,
    weighing,
)

router = Router()
for part in (discussions, leading, weighing, talking, records, prepared, methods, peer_groups):
    router.add_router("", part.router)

__all__ = ["router"]
