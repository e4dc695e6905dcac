from __future__ import annotations

from django.db import models


class FurtherText(models.Model):
    """A text about a case in a room that knows this one; `sparring.further` says what can be done with it."""

    hidden_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
