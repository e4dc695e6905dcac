"""The analyser's word lists: plain text beside this file, for whoever knows the field. "#" opens a comment.

After a change the index must be filled again: `poortgenoot search rebuild`.
"""

from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent


def lines(name: str) -> Iterator[str]:
    """The lines of one list, without comments and empty lines."""
    for line in (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def word_set(name: str) -> frozenset[str]:
    """All words of a list whose lines hold words separated by spaces."""
    return frozenset(word for line in lines(name) for word in line.split())


def alternatives(name: str) -> Iterator[list[str]]:
    """Lines of forms separated by "|"."""
    for line in lines(name):
        yield [form.strip() for form in line.split("|")]


def ground_forms() -> dict[str, str]:
    """Inflected form to ground form."""
    split = (line.split(":") for line in lines("ground_forms"))
    return {form: ground.strip() for ground, forms in split for form in forms.split()}
