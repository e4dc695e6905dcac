from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Theme(models.Model):
    """What a question or a member is about."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    group = models.CharField(max_length=40)
    synonyms = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
