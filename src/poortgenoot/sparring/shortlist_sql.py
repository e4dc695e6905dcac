"""The statements of `shortlist.py`. Each reading is bounded and follows an index."""

from __future__ import annotations

ASKED = """
SELECT ARRAY(SELECT theme_id FROM sparring_question_themes WHERE question_id = %(question)s),
    ARRAY(SELECT host_id FROM members_membership WHERE member_id = %(asker)s),
    ARRAY(SELECT province FROM members_workplace WHERE member_id = %(asker)s)
"""

AT_WORK = """
    m.onboarded_at IS NOT NULL AND m.erased_at IS NULL
    AND (m.paused_until IS NULL OR m.paused_until < %(today)s)
"""

ON_DUTY = """
    SELECT member_id, 1 AS part, 0 AS place FROM sparring_duty
    WHERE monday = %(monday)s AND profession = %(profession)s ORDER BY id LIMIT 20
"""

KNOWN = """
    SELECT a.member_id, 2, 0 FROM sparring_answer a JOIN sparring_question q ON q.id = a.question_id
    WHERE q.asker_id = %(asker)s ORDER BY a.at DESC LIMIT 40
"""

HELPERS = """
    SELECT a.member_id, 3, 0
    FROM (SELECT question_id FROM sparring_question_themes WHERE theme_id = ANY(%(themes)s::bigint[])
          ORDER BY question_id DESC LIMIT 300) AS t
    JOIN sparring_answer a ON a.question_id = t.question_id
    WHERE a.profession = %(profession)s AND a.hidden_at IS NULL
      AND EXISTS (SELECT 1 FROM sparring_helped h WHERE h.answer_id = a.id)
    LIMIT 40
"""

ANSWERED_LATELY = """
    SELECT member_id, 4, 0 FROM sparring_answer WHERE profession = %(profession)s ORDER BY at DESC LIMIT 80
"""

ALL_THEMES = """
    SELECT m.id, 5, 0 FROM members_member m
    WHERE m.themes_brought @> %(themes)s::bigint[] AND cardinality(%(themes)s::bigint[]) > 0
      AND m.professions @> ARRAY[%(profession)s]::varchar[] AND m.id >= (SELECT at FROM start)
    ORDER BY m.id LIMIT 30
"""

VOUCHED = """
    SELECT DISTINCT v.member_id FROM members_vouch v
    WHERE v.profession = %(profession)s AND v.member_id {side} (SELECT at FROM start)
    ORDER BY v.member_id LIMIT %(walk)s
"""

WALK = f"""
    SELECT member_id FROM (
        ({VOUCHED.format(side=">=")}) UNION ALL ({VOUCHED.format(side="<")})
    ) AS around LIMIT %(walk)s
"""
"""Vouched members as they come, from this question's start in the table to its end and on from its beginning."""

POOL = f"""
    SELECT id, 6, row_number() OVER (ORDER BY share DESC, id) FROM (
        SELECT m.id, (m.themes_brought && %(themes)s::bigint[])::int
                   + (m.themes_brought @> %(themes)s::bigint[])::int AS share
        FROM ({WALK}) AS w JOIN members_member m ON m.id = w.member_id WHERE {AT_WORK}
    ) AS p ORDER BY share DESC, id LIMIT %(longest)s
"""
"""Of those, who bring all themes, then who bring some, then the others."""

SHORTLIST = f"""
WITH start AS (SELECT %(turn)s %% greatest(max(id), 1) AS at FROM members_member)
SELECT member_id FROM (
    ({ON_DUTY}) UNION ALL ({KNOWN}) UNION ALL ({HELPERS}) UNION ALL ({ANSWERED_LATELY})
    UNION ALL ({ALL_THEMES}) UNION ALL ({POOL})
) AS found GROUP BY member_id ORDER BY min(part), min(place), member_id LIMIT %(longest)s
"""
"""Most wanted first; when there are too many, the last of the pool go."""

INVITED = """
    SELECT member_id,
        count(*) FILTER (WHERE state <> 'freed' AND sent_at > %(week_ago)s) AS week,
        count(*) FILTER (WHERE state IN ('answered', 'declined', 'passed')
                            OR state <> 'freed' AND sent_at <= %(settled)s) AS invited,
        count(*) FILTER (WHERE state = 'answered') AS answered,
        max(sent_at) AS last,
        (array_agg(sent_at ORDER BY sent_at DESC) FILTER (WHERE state = 'answered' AND decided_at IS NOT NULL))[:3]
            AS sent,
        (array_agg(decided_at ORDER BY sent_at DESC) FILTER (WHERE state = 'answered' AND decided_at IS NOT NULL))[:3]
            AS decided
    FROM sparring_invitation
    WHERE member_id = ANY(%(members)s::bigint[]) AND sent_at > %(half_a_year_ago)s GROUP BY member_id
"""

HELPED = """
    SELECT member_id, jsonb_object_agg(theme_id, answers) AS themes FROM (
        SELECT a.member_id, t.theme_id, count(*) AS answers
        FROM sparring_answer a
        CROSS JOIN LATERAL (
            SELECT theme_id FROM sparring_question_themes
            WHERE question_id = a.question_id AND theme_id = ANY(%(themes)s::bigint[]) OFFSET 0
        ) AS t
        WHERE a.member_id = ANY(%(members)s::bigint[]) AND a.at > %(half_a_year_ago)s AND a.hidden_at IS NULL
          AND (SELECT true FROM sparring_helped h WHERE h.answer_id = a.id AND h.member_id <> a.member_id LIMIT 1)
        GROUP BY a.member_id, t.theme_id
    ) AS counted GROUP BY member_id
"""
"""OFFSET 0 keeps the planner from reading every question of a common theme."""

FACTS = f"""
SELECT m.id, m.weekly_cap, m.themes_brought, m.started_year, m.work_days, s.hosts, p.regions, d.cap,
    coalesce(i.week, 0), coalesce(i.invited, 0), coalesce(i.answered, 0), i.last, i.sent, i.decided, h.themes,
    m.id IN (SELECT member_id FROM ({KNOWN}) AS known)
FROM members_member m
JOIN accounts_user u ON u.id = m.user_id AND u.is_active
JOIN (SELECT DISTINCT member_id FROM members_vouch
      WHERE profession = %(profession)s AND member_id = ANY(%(members)s::bigint[])) AS v ON v.member_id = m.id
LEFT JOIN (SELECT member_id, array_agg(host_id) AS hosts FROM members_membership
           WHERE member_id = ANY(%(members)s::bigint[]) GROUP BY member_id) AS s ON s.member_id = m.id
LEFT JOIN (SELECT member_id, array_agg(province) AS regions FROM members_workplace
           WHERE member_id = ANY(%(members)s::bigint[]) GROUP BY member_id) AS p ON p.member_id = m.id
LEFT JOIN (SELECT member_id, max(cap) AS cap FROM sparring_duty
           WHERE monday = %(monday)s AND profession = %(profession)s GROUP BY member_id) AS d ON d.member_id = m.id
LEFT JOIN ({INVITED}) AS i ON i.member_id = m.id
LEFT JOIN ({HELPED}) AS h ON h.member_id = m.id
WHERE m.id = ANY(%(members)s::bigint[]) AND m.id <> %(asker)s AND {AT_WORK}
    AND m.professions @> ARRAY[%(profession)s]::varchar[]
"""
"""Its conditions are those of `queries.people.able_to_answer`."""
