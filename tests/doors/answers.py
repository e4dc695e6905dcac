"""How a page answers, in one word, and the answers that are expected, from a file one can read."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from django.http import HttpResponseBase

from tests.cast import EVERYBODY, PEOPLE

FILE = Path(__file__).with_name("expected.txt")
BY_STATUS = {
    200: "open",
    204: "done",
    400: "wrong",
    403: "forbidden",
    404: "missing",
    405: "no-get",
    410: "closed",
    422: "wrong",
}
LEADS = (("/aanmelden/", "sign-in"), ("/welkom/", "welcome"), ("/opnieuw/", "ask-again"))


def word_for(response: HttpResponseBase) -> str:
    """One of BY_STATUS, or where it leads: sign-in, welcome, ask-again, leads-on."""
    if response.status_code in (301, 302, 303):
        where = str(response["Location"])
        return next((word for path, word in LEADS if where.startswith(path)), "leads-on")
    return BY_STATUS.get(response.status_code, str(response.status_code))


def written(answers: dict[str, str]) -> str:
    """ "open: asker doctor · missing: visitor" """
    grouped: dict[str, list[str]] = defaultdict(list)
    for person, word in answers.items():
        grouped[word].append(person)
    return " · ".join(f"{word}: {named(people)}" for word, people in sorted(grouped.items()))


def named(people: list[str]) -> str:
    """The people by name, or what they are together: everybody, or members (all who finished joining)."""
    members = [name for name in PEOPLE if name != "newcomer"]
    if people == list(EVERYBODY):
        return "everybody"
    if set(members) <= set(people):
        return " ".join(["members", *(name for name in people if name not in members)])
    if len(people) > len(members) / 2:
        but = [name for name in members if name not in people]
        return " ".join(["members", *(name for name in people if name not in members), "but", *but])
    return " ".join(people)


def expected() -> dict[str, str]:
    """By "<route> <method>": the line of answers."""
    lines = (line.split(" | ", 1) for line in FILE.read_text().splitlines() if not line.startswith("#"))
    return {key.strip(): answers.strip() for key, answers in lines}
