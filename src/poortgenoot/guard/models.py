"""What writers kept, as kinds and reasons: never the text that was found."""

from __future__ import annotations

from django.db import models

from poortgenoot.core import clock


class Kept(models.Model):
    """One detail that stayed in a case with a reason; `case` is such as "question:12", `part` "answer:5"."""

    case = models.CharField(max_length=60, db_index=True)
    part = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)
    by = models.BigIntegerField()
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.kind} in {self.part}"
