"""Sparring for programs: the same access and the same actions as the pages."""

from ninja import Router

from poortgenoot.sparring.api import (
    answers,
    asking_others,
    breaches,
    care,
    duty,
    invitations,
    lessons,
    moderation,
    questions,
)

router = Router()
for part in (questions, answers, invitations, asking_others, lessons, care, moderation, breaches, duty):
    router.add_router("", part.router)

__all__ = ["router"]
