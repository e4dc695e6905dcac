"""The statements of `shortlist.py`. Each reading is bounded and follows an index."""

from __future__ import annotations

ABLE = """
    m.professions @> ARRAY[%(profession)s]::varchar[]
    AND m.onboarded_at IS NOT NULL AND m.erased_at IS NULL
    AND (m.paused_until IS NULL OR m.paused_until < %(today)s)
    AND m.id <> %(asker)s
    AND EXISTS (SELECT 1 FROM members_vouch v WHERE v.member_id = m.id AND v.profession = %(profession)s)
    AND EXISTS (SELECT 1 FROM accounts_user u WHERE u.id = m.user_id AND u.is_active)
"""
"""Vouched for, at work, not paused, not the asker: `queries.people.able_to_answer` says the same."""


def _named(who: str, limit: int) -> str:
    """Members whose ids `who` selects, a few."""
    return f"(SELECT m.id FROM members_member m WHERE m.id IN ({who}) AND {ABLE} ORDER BY m.id LIMIT {limit})"


def _walk(where: str, limit: int) -> str:
    """Members as they come, from this question's place in the table to its end and on from its beginning."""
    half = "(SELECT m.id FROM members_member m WHERE {side} AND {where} AND {able} ORDER BY m.id LIMIT {limit})"
    after = half.format(side="m.id >= (SELECT at FROM place)", where=where, able=ABLE, limit=limit)
    before = half.format(side="m.id < (SELECT at FROM place)", where=where, able=ABLE, limit=limit)
    return f"(SELECT id FROM ({after} UNION ALL {before}) AS w LIMIT {limit})"


ON_DUTY = "SELECT member_id FROM sparring_duty WHERE monday = %(monday)s AND profession = %(profession)s"

KNOWN = """
    SELECT a.member_id FROM sparring_answer a JOIN sparring_question q ON q.id = a.question_id
    WHERE q.asker_id = %(asker)s
"""

HELPERS = """
    SELECT a.member_id
    FROM (SELECT question_id FROM sparring_question_themes WHERE theme_id = ANY(%(themes)s::bigint[])
          ORDER BY question_id DESC LIMIT 300) AS t
    JOIN sparring_answer a ON a.question_id = t.question_id
    WHERE a.profession = %(profession)s AND a.hidden_at IS NULL
      AND EXISTS (SELECT 1 FROM sparring_helped h WHERE h.answer_id = a.id)
"""

ANSWERED_LATELY = """
    SELECT member_id FROM (
        SELECT member_id FROM sparring_answer WHERE profession = %(profession)s ORDER BY at DESC LIMIT 200
    ) AS lately
"""

BRINGS_ALL = "m.themes_brought @> %(themes)s::bigint[] AND cardinality(%(themes)s::bigint[]) > 0"
BRINGS = "m.themes_brought && %(themes)s::bigint[]"
SAME_HOST = (
    "EXISTS (SELECT 1 FROM members_membership s WHERE s.member_id = m.id AND s.host_id = ANY(%(hosts)s::bigint[]))"
)
SAME_REGION = (
    "EXISTS (SELECT 1 FROM members_workplace p WHERE p.member_id = m.id AND p.province = ANY(%(regions)s::text[]))"
)

SLICES = (
    _named(ON_DUTY, 20),
    _named(KNOWN, 20),
    _named(HELPERS, 60),
    _named(ANSWERED_LATELY, 80),
    _walk(f"{BRINGS_ALL} AND {SAME_HOST} AND {SAME_REGION}", 20),
    _walk(BRINGS_ALL, 60),
    _walk(f"{BRINGS} AND {SAME_HOST}", 40),
    _walk(f"{BRINGS} AND {SAME_REGION}", 40),
    _walk(f"{BRINGS} AND m.started_year >= %(fresh_since)s", 20),
    _walk(BRINGS, 60),
    _walk("m.started_year >= %(fresh_since)s", 10),
    _walk("TRUE", 400),
)
"""Most wanted first: when there are too many, the last ones go."""

SHORTLIST = (
    "WITH place AS (SELECT %(turn)s %% greatest(max(id), 1) AS at FROM members_member) "
    "SELECT id FROM ("
    + " UNION ALL ".join(f"SELECT id, {n} AS slice FROM {part} AS s{n}" for n, part in enumerate(SLICES))
    + ") AS found GROUP BY id ORDER BY min(slice), id LIMIT %(longest)s"
)

FACTS = """
SELECT m.id, m.weekly_cap, m.themes_brought, m.started_year, m.work_days,
    ARRAY(SELECT s.host_id FROM members_membership s WHERE s.member_id = m.id),
    ARRAY(SELECT p.province FROM members_workplace p WHERE p.member_id = m.id),
    (SELECT max(d.cap) FROM sparring_duty d
     WHERE d.member_id = m.id AND d.monday = %(monday)s AND d.profession = %(profession)s),
    i.week, i.invited, i.answered, i.last,
    EXISTS (SELECT 1 FROM sparring_answer a JOIN sparring_question q ON q.id = a.question_id
            WHERE a.member_id = m.id AND q.asker_id = %(asker)s)
FROM members_member m
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state <> 'freed' AND sent_at > %(week_ago)s) AS week,
        count(*) FILTER (WHERE state IN ('answered', 'declined', 'passed')
                            OR state <> 'freed' AND sent_at <= %(settled)s) AS invited,
        count(*) FILTER (WHERE state = 'answered') AS answered,
        max(sent_at) AS last
    FROM sparring_invitation WHERE member_id = m.id
) AS i
WHERE m.id = ANY(%(members)s::bigint[])
"""

PACE = """
SELECT m.id, i.sent_at, i.decided_at
FROM unnest(%(members)s::bigint[]) AS m(id)
CROSS JOIN LATERAL (
    SELECT sent_at, decided_at FROM sparring_invitation
    WHERE member_id = m.id AND state = 'answered' AND decided_at IS NOT NULL ORDER BY sent_at DESC LIMIT 5
) AS i
"""

HELPED = """
SELECT a.member_id, t.theme_id, count(DISTINCT a.id)
FROM sparring_answer a
JOIN sparring_question_themes t ON t.question_id = a.question_id AND t.theme_id = ANY(%(themes)s::bigint[])
WHERE a.member_id = ANY(%(members)s::bigint[]) AND a.hidden_at IS NULL
  AND EXISTS (SELECT 1 FROM sparring_helped h WHERE h.answer_id = a.id AND h.member_id <> a.member_id)
GROUP BY a.member_id, t.theme_id
"""
