"""A hundred thousand made-up members with a year of questions behind them, copied straight into the tables.

Only what routing reads is believable; whatever else a table wants is filled with nothing. Shares of professions
as in `bench/simulated/community.py`; 23 % of the members ever answers, a tenth of those very often.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from bench.simulated.community import SHARES

HOSTS, ANSWERING = 12, 0.23
PROVINCES = (
    "Drenthe", "Flevoland", "Friesland", "Gelderland", "Groningen", "Limburg",
    "Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland",
)  # fmt: skip
NOTHING = {
    "boolean": False, "smallint": 0, "integer": 0, "bigint": 0, "ARRAY": "{}", "jsonb": "{}", "text": "",
    "character varying": "", "uuid": None, "timestamp with time zone": None, "date": None,
}  # fmt: skip


def fill(members: int, questions: int, now: datetime, seed: int = 1) -> None:
    """Fill empty, migrated tables; ids count from 1. Ends with ANALYZE."""
    rng = np.random.default_rng(seed)
    themes = _themes()
    professions = rng.choice(list(SHARES), members, p=list(SHARES.values()))
    _people(rng, professions, themes, now)
    _questions(rng, professions, themes, questions, now)
    _analyze()


def _themes() -> np.ndarray:
    """The ids of the themes that the house comes with, the commonest repeated most."""
    from poortgenoot.members.models import Theme

    ids = Theme.objects.order_by("pk").values_list("pk", flat=True)
    return np.repeat(list(ids), [1 + 60 // place for place in range(1, len(ids) + 1)])


def _some(rng: np.random.Generator, themes: np.ndarray, least: int, most: int) -> set[int]:
    return set(themes[rng.integers(len(themes), size=rng.integers(least, most + 1))].tolist())


def _people(rng: np.random.Generator, professions: np.ndarray, themes: np.ndarray, now: datetime) -> None:
    members = len(professions)
    ids = range(1, members + 1)
    brings = [_some(rng, themes, 2, 6) for _ in ids]
    hosts = rng.integers(1, HOSTS + 1, members)
    started = now.year - rng.choice([1, 2, 4, 8, 15, 25], members, p=[0.08, 0.08, 0.14, 0.25, 0.25, 0.2])
    paused = [now.date() + timedelta(days=9) if off else None for off in rng.random(members) < 0.05]
    moment = now - timedelta(days=400)
    copy("members_host", id=range(1, HOSTS + 1), slug=[f"h{n}" for n in range(HOSTS)])
    copy(
        "accounts_user",
        id=ids, email=[f"m{n}@voorbeeld.example" for n in ids], is_active=[True] * members, date_joined=moment,
    )  # fmt: skip
    copy(
        "members_member",
        id=ids, user_id=ids, name=[f"Lid {n}" for n in ids], professions=[f"{{{p}}}" for p in professions],
        started_year=started.tolist(), themes_brought=["{" + ",".join(map(str, b)) + "}" for b in brings],
        work_days="{1,2,4,5}", weekly_cap=2, paused_until=paused, joined_at=moment, onboarded_at=moment,
        changed_at=moment,
    )  # fmt: skip
    copy("members_membership", id=ids, member_id=ids, host_id=hosts.tolist(), role="member", joined_at=moment)
    verified = [n for n in ids if rng.random() < 0.9]
    copy(
        "members_vouch",
        id=verified, member_id=verified, host_id=[int(hosts[n - 1]) for n in verified],
        profession=[str(professions[n - 1]) for n in verified], how="list", at=moment,
    )  # fmt: skip
    copy(
        "members_workplace",
        id=ids, member_id=ids, place_id=ids, province=rng.choice(PROVINCES, members).tolist(),
        latitude=52.0, longitude=5.0,
    )  # fmt: skip
    _duties(rng, professions, hosts, now)


def _duties(rng: np.random.Generator, professions: np.ndarray, hosts: np.ndarray, now: datetime) -> None:
    """Two on duty for each profession this week."""
    monday: date = now.date() - timedelta(days=now.weekday())
    chosen = [int(n) + 1 for p in SHARES for n in rng.choice(np.flatnonzero(professions == p), 2, replace=False)]
    copy(
        "sparring_duty",
        id=range(1, len(chosen) + 1), member_id=chosen, host_id=[int(hosts[n - 1]) for n in chosen],
        profession=[str(professions[n - 1]) for n in chosen], monday=monday, cap=10,
    )  # fmt: skip


def _questions(
    rng: np.random.Generator, professions: np.ndarray, themes: np.ndarray, questions: int, now: datetime
) -> None:
    ids = range(1, questions + 1)
    ago = np.sort(rng.uniform(0, 365 * 24, questions))[::-1]
    published = [now - timedelta(hours=float(h)) for h in ago]
    asked = rng.choice(list(SHARES), questions)
    copy(
        "sparring_question",
        id=ids, asker_id=rng.integers(1, len(professions) + 1, questions).tolist(), asked_as="JC",
        draft_key=[_uuid(rng) for _ in ids], term=rng.choice(["today", "week", "calm"], questions).tolist(),
        reading="asked", published_at=published, deadline=[m + timedelta(days=3) for m in published],
    )  # fmt: skip
    about = [(n, theme) for n in ids for theme in _some(rng, themes, 1, 3)]
    copy(
        "sparring_question_themes",
        id=range(1, len(about) + 1), question_id=[q for q, _ in about], theme_id=[t for _, t in about],
    )  # fmt: skip
    _invitations(rng, professions, asked, published)


def _invitations(
    rng: np.random.Generator, professions: np.ndarray, asked: np.ndarray, published: list[datetime]
) -> None:
    """Six invitations a question: two to people who answer, of whom one does; the others freed or silent."""
    by = {p: np.flatnonzero(professions == p) + 1 for p in SHARES}
    keen = {p: rng.permutation(ids)[: int(len(ids) * ANSWERING)] for p, ids in by.items()}
    rows: list[tuple[Any, ...]] = []
    answers: list[tuple[Any, ...]] = []
    for number, (profession, moment) in enumerate(zip(asked, published, strict=True), 1):
        willing = keen[profession]
        first = int(willing[int(len(willing) * rng.random() ** 2)])
        people = {first: "answered"}
        for member in rng.choice(by[profession], 5):
            people.setdefault(int(member), str(rng.choice(["freed", "declined", "sent"])))
        decided = moment + timedelta(hours=float(rng.lognormal(3, 0.9)))
        for member, state in people.items():
            rows.append((number, member, profession, state, moment, None if state == "sent" else decided))
        answers.append((number, first, profession, decided))
    _copy_invitations(rng, rows, answers)


def _copy_invitations(rng: np.random.Generator, rows: list[tuple[Any, ...]], answers: list[tuple[Any, ...]]) -> None:
    question, member, profession, state, sent, decided = zip(*rows, strict=True)
    copy(
        "sparring_invitation",
        id=range(1, len(rows) + 1), question_id=question, member_id=member, profession=profession,
        state=state, sent_at=sent, decided_at=decided, ring=1,
    )  # fmt: skip
    question, member, profession, at = zip(*answers, strict=True)
    ids = range(1, len(answers) + 1)
    copy(
        "sparring_answer",
        id=ids, question_id=question, member_id=member, profession=profession, at=at,
        key=[_uuid(rng) for _ in ids],
    )  # fmt: skip
    helped = [n for n in ids if rng.random() < 0.6]
    copy(
        "sparring_helped",
        id=range(1, len(helped) + 1), answer_id=helped, at=[at[n - 1] for n in helped],
        member_id=[member[n - 1] % 1000 + 1 for n in helped],
    )  # fmt: skip


def copy(table: str, **columns: Any) -> None:
    """COPY these columns in; a single value stands for every row, and NOT NULL columns left out get nothing."""
    from django.db import connection

    length = len(columns["id"])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
            " AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'",
            [table],
        )
        for name, kind in cursor.fetchall():
            if name not in columns:
                columns[name] = NOTHING[kind]
        whole = [_column(value, length) for value in columns.values()]
        names = ", ".join(f'"{name}"' for name in columns)
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as into:
            for row in zip(*whole, strict=True):
                into.write_row(row)


def _column(value: Any, length: int) -> Iterable[Any]:
    single = isinstance(value, (str, int, float, bool, date)) or value is None
    return [value] * length if single else value


def _uuid(rng: np.random.Generator) -> str:
    return f"{int(rng.integers(1 << 62)):016x}{int(rng.integers(1 << 62)):016x}"


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
