"""Sparring for programs: the same access and the same actions as the pages."""

from ninja import Router

from poortgenoot.sparring.api import answers, invitations, lessons, questions

router = Router()
for part in (questions, answers, invitations, lessons):
    router.add_router("", part.router)

__all__ = ["router"]
