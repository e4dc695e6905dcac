"""Who speaks on a page about a case. The asker is a profession with years in the field, until the name is opened."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.members.models import Member
from poortgenoot.sparring.models import Question


@dataclass(frozen=True, slots=True)
class Voice:
    """`name` and `member_id` are None for an asker who did not open the name: not even a number leads to them.

    Who left the house keeps "oud-lid" as a name and has no profile, so no `member_id` either.
    """

    profession: str
    years: int | None
    name: str | None = None
    member_id: int | None = None
    is_me: bool = False
    is_asker: bool = False


def asker_of(question: Question, viewer: Member) -> Voice:
    """The asker as `viewer` may see them."""
    asker, is_me = question.asker, question.asker_id == viewer.pk
    if not question.named:
        return Voice(question.asked_as, asker.years, is_me=is_me, is_asker=True)
    return Voice(question.asked_as, asker.years, str(asker), asker.pk, is_me=is_me, is_asker=True)


def speaker(member: Member, profession: str, question: Question, viewer: Member) -> Voice:
    """Whoever writes below a case: under their own name, except the asker."""
    if member.pk == question.asker_id:
        return asker_of(question, viewer)
    profile = None if member.erased_at else member.pk
    return Voice(profession, member.years, str(member), profile, is_me=member.pk == viewer.pk)
