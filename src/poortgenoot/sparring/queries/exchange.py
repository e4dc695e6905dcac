"""Gebracht en gekregen: what I brought and got, by profession. It is never a debt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from poortgenoot.core.models import Event
from poortgenoot.members.models import Member
from poortgenoot.sparring.models import Answer, Helped


@dataclass(frozen=True, slots=True)
class Exchange:
    """Between me and one profession. Brought: my answers to its questions, and marks of help from it on my answers.
    Got: its answers to my questions, and the answers of it that helped me."""

    profession: str
    answered: int
    helped_them: int
    received: int
    helped_me: int


def brought_and_got(member: Member) -> tuple[Exchange, ...]:
    """One line for each profession with which something was shared, by code. Five queries.

    Answers brought and received are counted from the ledger too, and stay when a question is deleted; marks of help
    go with the answer they stand on.
    """
    answered, received = _answered(member), _received(member)
    helped_them = Counter(_profession(h.member) for h in _marks_on_answers_of(member))
    helped_me = Counter(Helped.objects.filter(member=member).values_list("answer__profession", flat=True))
    everyone = answered.keys() | received.keys() | helped_them.keys() | helped_me.keys()
    return tuple(
        Exchange(code, answered[code], helped_them[code], received[code], helped_me[code]) for code in sorted(everyone)
    )


def _answered(member: Member) -> Counter[str]:
    lines = Event.objects.filter(actor_id=member.pk, verb__in=["answered", "took_back"])
    count: Counter[str] = Counter()
    for verb, facts in lines.values_list("verb", "facts"):
        count[facts["asked_as"]] += 1 if verb == "answered" else -1
    return +count


def _received(member: Member) -> Counter[str]:
    standing = Answer.objects.filter(question__asker=member, hidden_at=None)
    count = Counter(standing.values_list("profession", flat=True))
    gone = Event.objects.filter(actor_id=member.pk, verb="expired").values_list("facts", flat=True)
    for facts in gone:
        count.update(facts["received"])
    return count


def _marks_on_answers_of(member: Member) -> list[Helped]:
    return list(Helped.objects.filter(answer__member=member).select_related("member"))


def _profession(member: Member) -> str:
    return member.profession
