"""Sealed values: encrypted before they reach the database, with a key that never does.

A box is AES-256-GCM (NIST SP 800-38D) over the contents as JSON, filled up to one length for all, with a fresh nonce in
front, and before that the name of the key that made it: a key that is missing is seen without opening anything. (Boxes
of before have no such name.) It is made with SEAL_KEY and opened with that or one of SEAL_KEYS_BEFORE. What it belongs
to (a seat's or a person's place and the step) is bound into it: a box that is put in another row does not open. The key
comes from the environment or a file beside the data (docs/running.md); without it nothing that was weighed can be read,
by nobody.

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

NAME_BYTES, NONCE_BYTES, TAG_BYTES = 8, 12, 16
STEPS_OF_LENGTH = (8_192, 32_768, 262_144)
"""What is in a box has one of these lengths, in bytes: nearly always the first, so that its size tells nothing."""
NAMED = frozenset(NAME_BYTES + NONCE_BYTES + length + TAG_BYTES for length in STEPS_OF_LENGTH)
"""The lengths of a box with the name of its key in front."""
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
    key, nonce = settings.SEAL_KEY, os.urandom(NONCE_BYTES)
    return name_of(key) + nonce + _cipher(key).encrypt(nonce, data.ljust(length), place.encode())


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


def our_names() -> frozenset[bytes]:
    """The names of the keys that we have."""
    return frozenset(name_of(key) for key in _keys())


@cache
def name_of(key: str) -> bytes:
    """What a key is called in front of its boxes; of the key itself it says nothing."""
    return sha256(b"the name of a key that seals: " + key.encode()).digest()[:NAME_BYTES]


def place_of_seat(seat: int, step: str) -> str:
    return f"seat:{seat}:{step}"


def place_of_reflection(seat: int) -> str:
    return f"reflection:{seat}"


def place_of_mark(prepared: int, gathering: int | None, owner: str) -> str:
    """`owner` is "member:<number>" or "visitor:<hash>"."""
    return f"mark:{prepared}:{gathering or 0}:{owner}"


def _decrypted(raw: bytes, place: str) -> bytes:
    if len(raw) in NAMED:
        raw = raw[NAME_BYTES:]
    for key in _keys():
        with suppress(InvalidTag):
            return _cipher(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
    raise Unopened


def _keys() -> tuple[str, ...]:
    return settings.SEAL_KEY, *settings.SEAL_KEYS_BEFORE


@cache
def _cipher(key: str) -> AESGCM:
    return AESGCM(sha256(key.encode()).digest())
