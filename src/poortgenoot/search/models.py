"""The one index: what can be found, and the words that stand in it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """One thing that can be found. `tokens` is filled by `vectors`, never by PostgreSQL's own analysers."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    part = models.CharField(max_length=40, default="", blank=True)
    """A thing may say more to a smaller audience: each such part is an entry; it is found once."""
    title = models.TextField()
    body = models.TextField()
    url = models.TextField()
    audience = ArrayField(models.TextField())
    professions = ArrayField(models.TextField(), default=list)
    themes = ArrayField(models.TextField(), default=list)
    at = models.DateTimeField()
    length = models.PositiveIntegerField()
    """Words in title and body together."""
    tokens = SearchVectorField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "object_id", "part"], name="one_entry_a_part"),)
        indexes = (GinIndex(fields=["tokens"], name="search_tokens", fastupdate=False),)

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchWord(models.Model):
    """A word that stands in the index, to recognise a typo by.

    Not unique on purpose: two writers of the same new word need not wait for each other.
    """

    word = models.TextField()
    stem = models.TextField()
    length = models.PositiveSmallIntegerField()
    letters = models.BigIntegerField()
    """Which letters it has, one bit each: see `analyser.typos.letters`."""

    class Meta:
        indexes = (
            models.Index(fields=["word"], name="search_word"),
            models.Index(fields=["stem"], name="search_stem"),
        )

    def __str__(self) -> str:
        return self.word
