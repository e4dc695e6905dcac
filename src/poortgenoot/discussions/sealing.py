"""Sealed values: encrypted before they reach the database, with a key that never does.

A box is AES-256-GCM (NIST SP 800-38D) over the contents as JSON, filled up to one length for all, with a fresh nonce in
front. What it belongs to (a seat's or a person's place and the step) is bound into it: a box that is put in
another row does not open. The key comes from SEAL_KEY or a file beside the data (docs/running.md); without it nothing
that was weighed can be read, by nobody.

Only the author's own page and a reveal may call `unseal`: the architecture tests keep the list.
"""

from __future__ import annotations

import json
import os
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from poortgenoot.discussions.factor import Contents, plain, read

NONCE_BYTES = 12
STEPS_OF_LENGTH = (8_192, 32_768, 262_144)
"""A box has one of these lengths, in bytes: nearly always the first, so that nothing can be read from its size."""


class Unopened(Exception):
    """The box was not made with this key, or not for this place."""


def seal(contents: Contents, *, place: str) -> bytes:
    """The box of `contents`, bound to `place` (such as "seat:12:weegstap")."""
    data = json.dumps(plain(contents), ensure_ascii=False, separators=(",", ":")).encode()
    length = next(n for n in STEPS_OF_LENGTH if len(data) <= n)
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, data.ljust(length), place.encode())


def unseal(box: bytes | memoryview, *, place: str) -> Contents:
    """The contents of a box made for `place`; raises `Unopened` for any other."""
    raw = bytes(box)
    try:
        data = _cipher().decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
    except InvalidTag as wrong:
        raise Unopened from wrong
    return read(json.loads(data))


def place_of_seat(seat: int, step: str) -> str:
    return f"seat:{seat}:{step}"


def place_of_reflection(seat: int) -> str:
    return f"reflection:{seat}"


def place_of_mark(prepared: int, gathering: int | None, owner: str) -> str:
    """`owner` is "member:<number>" or "visitor:<hash>"."""
    return f"mark:{prepared}:{gathering or 0}:{owner}"


@cache
def _cipher() -> AESGCM:
    return AESGCM(sha256(settings.SEAL_KEY.encode()).digest())
