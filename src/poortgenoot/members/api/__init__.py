"""Members for programs: me, and whom I may find."""

from ninja import Router

from poortgenoot.members.api import directory, me

router = Router()
for part in (me, directory):
    router.add_router("", part.router)

__all__ = ["router"]
