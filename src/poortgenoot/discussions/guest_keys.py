"""The key of a guest: shown once, kept as a hash, so that who reads the database opens no table with it."""

from __future__ import annotations

import secrets
from hashlib import sha256

BYTES = 24
"""192 bits: nobody finds a seat by trying."""


def new_key() -> str:
    return secrets.token_urlsafe(BYTES)


def hash_of(key: str) -> str:
    """64 hexadecimal signs; without a salt, as what is hashed is no word that somebody chose."""
    return sha256(key.encode()).hexdigest()
