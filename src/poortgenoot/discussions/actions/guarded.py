"""The guard at the door of this room: nothing about a case is written before it said yes.

In the session itself nothing is kept with a reason: a text is rewritten or a proposal taken over. There is no time to
weigh it there, and the guest has no account to answer for it with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.guard import actions as guard
from poortgenoot.members.models import Member


@dataclass(frozen=True, slots=True)
class Nobody:
    """A guest, to the guard's log: no number of a member."""

    pk: int | None = None


def demand_clean(discussion: Discussion | None, texts: Mapping[str, str], *, by: Seat | Member) -> None:
    """Raise `Unsettled` for anything the guard finds in `texts` (field: text), `GuardUnavailable` when it cannot look.

    Call it before the transaction: it reads every word.
    """
    if not any(text.strip() for text in texts.values()):
        return
    who = by.member if isinstance(by, Seat) else by
    case = discussion.case if discussion else None
    guard.admit(case=case, texts=texts, decisions=(), by=who or Nobody(), titles=tuple(texts))
