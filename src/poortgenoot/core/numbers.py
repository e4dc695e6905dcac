"""Numbers that people and programs send as text: in an address, a form, a header of a socket."""

from __future__ import annotations

KEY = 2**63 - 1
"""The highest key that a row can have in the database; none has 0."""
COUNT = 2**31 - 1
"""The highest number in a plain column: a version, for one."""
SMALL = 2**15 - 1
"""The highest number in a small column: of a seat, a step, minutes."""


def number_in(text: str, *, most: int = KEY) -> int | None:
    """The number that `text` says in the digits 0-9, from 0 to `most`; None for anything else.

    `int` takes more than that: signs, spaces, underscores, the digits of every script, and numbers that no column
    holds; of thousands of digits it raises `ValueError`.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        return None
    number = int(text)
    return number if number <= most else None
