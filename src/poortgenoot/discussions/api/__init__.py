"""Case discussions for programs: the same access and the same actions as the pages, and nothing sealed."""

from ninja import Router

from poortgenoot.discussions.api import (
    after,
    cards,
    certificates,
    discussions,
    gatherings,
    inviting,
    leading,
    lessons,
    looking_back,
    methods,
    own_methods,
    papers,
    peer_dates,
    peer_groups,
    prepared,
    preparing,
    records,
    talking,
    weighing,
)

router = Router()
TABLE = (discussions, inviting, leading, weighing, talking, records, after, lessons, papers, looking_back)
ALONE = (prepared, preparing, gatherings)
METHODS = (methods, own_methods, cards)
PEERS = (peer_groups, peer_dates, certificates)
for part in (*TABLE, *ALONE, *METHODS, *PEERS):
    router.add_router("", part.router)

__all__ = ["router"]
