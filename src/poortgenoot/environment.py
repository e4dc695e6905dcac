"""Settings read from the environment, strictly: a wrong value stops the start with one line that names it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from tempfile import TemporaryFile

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def number(name: str, default: int, *, least: int = 0) -> int:
    raw = text(name, str(default))
    if not raw.isdecimal() or int(raw) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {raw!r}.")
    return int(raw)


def switch(name: str, default: bool = False) -> bool:
    raw = text(name, "yes" if default else "no").lower()
    if raw not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {raw!r}.")
    return raw == "yes"


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    chosen = Path(text(name, str(default))).expanduser().resolve()
    if chosen.exists() and not chosen.is_dir():
        raise ImproperlyConfigured(f"{name} must be a folder, and {chosen} is a file.")
    try:
        chosen.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=chosen).close()
    except OSError as closed:
        raise ImproperlyConfigured(f"{name} cannot be written: {chosen} ({closed.strerror}).") from closed
    return chosen


def secret(name: str, keep_in: Path) -> str:
    """The secret called `name`: from the environment, else made once and kept in the data folder."""
    if given := text(name):
        if len(given) < 32:
            raise ImproperlyConfigured(f"{name} must be at least 32 characters long.")
        return given
    keep_in.parent.mkdir(parents=True, exist_ok=True)
    if not keep_in.exists():
        with os.fdopen(os.open(keep_in, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return keep_in.read_text()


def database(url: str) -> dict[str, object]:
    """Django's database settings for a PostgreSQL address."""
    try:
        parts = conninfo_to_dict(url)
    except Exception as wrong:
        raise ImproperlyConfigured("DATABASE_URL must be like postgresql://user:password@host:5432/name.") from wrong
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, object] = {known[k]: v for k, v in parts.items() if k in known}
    settings["OPTIONS"] = {k: v for k, v in parts.items() if k not in known}
    return {"ENGINE": "django.db.backends.postgresql", **settings}
