"""The embedded PostgreSQL, and nothing else."""

from poortgenoot.database.embedded import Embedded, closed_parents, start

__all__ = ["Embedded", "closed_parents", "start"]
