"""Hints to open pages: "fetch again", over PostgreSQL's NOTIFY, so that every process hears them.

A hint carries an audience and a topic, never content. It leaves with the transaction or not at all.
"""

from __future__ import annotations

import json

from django.db import connection

CHANNEL = "hints"


def hint(audience: str, topic: str) -> None:
    """Tell the pages of `audience` (such as "member-12") that `topic` (such as "inbox") changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps([audience, topic])])
