"""What the columns tell about the members of one host. Pure."""

from __future__ import annotations

import numpy as np

from poortgenoot.members.roster.columns import PROFESSIONS, Array, Columns


def at_host(columns: Columns, host: int) -> Array:
    """A mask of the members of `host`."""
    found = np.zeros(len(columns), np.bool_)
    for column in columns.hosts:
        found |= column == host
    return found & columns.live


def by_profession(bits: Array, mask: Array) -> dict[str, int]:
    """How many rows of `mask` have each profession in `bits`; who has two counts for both."""
    chosen = bits[mask]
    return {code: int(np.count_nonzero(chosen & np.uint16(1 << n))) for n, code in enumerate(PROFESSIONS)}


def unverified(columns: Columns, mask: Array) -> Array:
    """The ids of the rows of `mask` with a profession that no host vouches for."""
    return np.asarray(columns.ids[mask & (columns.professions & ~columns.verified != 0)])
