"""Sessions in the database, as Django keeps them; reading one, at every request, is a prepared query."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.core.prepared import prepared


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        """None, and no key any more, for a session that is not there or is over. By the machine's clock, as Django
        writes when it ends."""
        key = self.session_key or ""
        found = _kept.first(key, clock.now() - clock.ahead()) if key and "\0" not in key else None
        if found is None:
            self._session_key = None
        return found


@prepared
def _kept(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
