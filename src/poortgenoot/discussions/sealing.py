"""Sealed values: encrypted before they reach the database, with a key that never does.

A box is AES-256-GCM (NIST SP 800-38D) over the contents as JSON, filled up to one length for all, with a fresh nonce in
front. It is made with SEAL_KEY and opened with that or one of SEAL_KEYS_BEFORE. What it belongs to (a seat's or a
person's place and the step) is bound into it: a box that is put in another row does not open. The key comes from the
environment or a file beside the data (docs/running.md); without it nothing that was weighed can be read, by nobody.

Only the author's own page and a reveal may call `unseal` and `peek`: the architecture tests keep the list.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from poortgenoot.core.access import Refused
from poortgenoot.discussions.factor import Contents, plain, read

NONCE_BYTES = 12
STEPS_OF_LENGTH = (8_192, 32_768, 262_144)
"""A box has one of these lengths, in bytes: nearly always the first, so that nothing can be read from its size."""


LOCKED = Contents(is_locked=True)


class Unopened(Refused):
    """The box was not made with a key that we have, or not for this place. It stays: nothing is written over it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze afweging kan nu niet open: de sleutel waarmee ze is verzegeld, ontbreekt. Er is niets weg. "
                "Vraag de beheerder om de vorige sleutel terug te zetten."
            )
        )


def seal(contents: Contents, *, place: str) -> bytes:
    """The box of `contents`, bound to `place` (such as "seat:12:weegstap")."""
    data = json.dumps(plain(contents), ensure_ascii=False, separators=(",", ":")).encode()
    length = next(n for n in STEPS_OF_LENGTH if len(data) <= n)
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(settings.SEAL_KEY).encrypt(nonce, data.ljust(length), place.encode())


def unseal(box: bytes | memoryview, *, place: str) -> Contents:
    """The contents of a box made for `place`; raises `Unopened` for any other."""
    return read(json.loads(_decrypted(bytes(box), place)))


def peek(box: bytes | memoryview, *, place: str) -> Contents:
    """Like `unseal`, to show: `LOCKED` in the place of a box that no key opens. Never to write back."""
    try:
        return unseal(box, place=place)
    except Unopened:
        return LOCKED


def demand_key(box: bytes | memoryview, *, place: str) -> None:
    """Raise `Unopened` unless a key of ours opens this box: asked before another is put in its place."""
    _decrypted(bytes(box), place)


def place_of_seat(seat: int, step: str) -> str:
    return f"seat:{seat}:{step}"


def place_of_reflection(seat: int) -> str:
    return f"reflection:{seat}"


def place_of_mark(prepared: int, gathering: int | None, owner: str) -> str:
    """`owner` is "member:<number>" or "visitor:<hash>"."""
    return f"mark:{prepared}:{gathering or 0}:{owner}"


def _decrypted(raw: bytes, place: str) -> bytes:
    for key in (settings.SEAL_KEY, *settings.SEAL_KEYS_BEFORE):
        with suppress(InvalidTag):
            return _cipher(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
    raise Unopened


@cache
def _cipher(key: str) -> AESGCM:
    return AESGCM(sha256(key.encode()).digest())
