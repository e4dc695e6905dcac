"""A method as a file that people can read, keep and pass on: TOML, as the methods that ship, or JSON. Pure: no Django.

Strict: a word that is not known is refused by name, so that nothing is lost without a word.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from poortgenoot.discussions.method import Method, Step
from poortgenoot.discussions.method_faults import Fault
from poortgenoot.discussions.method_reading import Unreadable, plain, read

LARGEST_KB = 60
"""The method with the most words that ships takes 9 kB."""
HEAD = ("key", "title", "summary", "suits")
HEAD_WORDS = frozenset({*HEAD, "step", "steps", "pace"})
STEP_WORDS = frozenset(field.name for field in fields(Step))
TEXTS = HEAD[1:]


def read_file(content: bytes) -> Method:
    """The method in a file. Raises `Unreadable` with every fault that was found; it may still have `faults`."""
    if len(content) > LARGEST_KB * 1000:
        raise Unreadable([Fault("too_large", about=str(LARGEST_KB))])
    data = _parsed(content)
    if wrong := _unknown_words(data):
        raise Unreadable(wrong)
    return read(data)


def toml(method: Method) -> str:
    """The method as TOML; `read_file` reads the same method back."""
    data = plain(method)
    parts = ["\n".join(f"{name} = {_value(data[name])}" for name in HEAD)]
    for step in data["steps"]:
        lines = [f"{name} = {_value(value)}" for name, value in step.items() if _says_something(name, value)]
        parts.append("\n".join(["[[step]]", *lines]))
    return "\n\n".join(parts) + "\n"


def as_json(method: Method) -> str:
    return json.dumps(plain(method), ensure_ascii=False, indent=2) + "\n"


def _parsed(content: bytes) -> Mapping[str, Any]:
    """What cannot be kept as text, NUL and half a character (a lone surrogate), is no file of ours either."""
    try:
        text = content.decode("utf-8-sig")
        found = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
        kept = json.dumps(found, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError):
        raise Unreadable([Fault("no_file")]) from None
    if rb"\u0000" in kept:
        raise Unreadable([Fault("no_file")])
    return found if isinstance(found, Mapping) else {}


def _unknown_words(data: Mapping[str, Any]) -> list[Fault]:
    wrong = [Fault("unknown_word", about=str(name)) for name in data if name not in HEAD_WORDS]
    rows = data.get("step", data.get("steps", ()))
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        if isinstance(row, Mapping):
            wrong += [Fault("unknown_word", number, str(name)) for name in row if name not in STEP_WORDS]
    return wrong


def _says_something(name: str, value: object) -> bool:
    return name in {"key", "kind", "title", "instructions", "active"} or bool(value)


def _value(value: object) -> str:
    """A TOML value; a JSON string is a TOML string but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
