"""What `poortgenoot check` looks at: each part that a setting names, asked whether it answers."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from io import StringIO

from django.conf import settings


def faults() -> Iterator[str]:
    """One line for each thing that is wrong; nothing when all is well. Writes nothing but one probe in S3."""
    for look in (tables, seals, mail, cache, photos):
        yield from look()


def tables() -> Iterator[str]:
    from django.core.management import call_command

    wrong = _why(lambda: call_command("check", fail_level="WARNING", stdout=StringIO()))
    if wrong:
        yield f"settings: {wrong}"
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        yield "database: tables are behind; `poortgenoot serve` or `poortgenoot manage migrate` brings them up to date."


def seals() -> Iterator[str]:
    """Says that a key is missing; of what was sealed nothing."""
    from django.db import DatabaseError

    from poortgenoot.discussions.queries.keys import shut_boxes

    try:
        shut = shut_boxes()
    except DatabaseError:
        return
    if shut:
        yield (
            f"seals: SEAL_KEY (or DATA_DIR/seal_key) does not open {shut} of what was sealed. Nothing is lost: give "
            "the former key as SEAL_KEY again, or beside a new one in SEAL_KEYS_BEFORE, and start anew."
        )


def mail() -> Iterator[str]:
    """Signs in at the mail server, and sends nothing."""
    from django.core.mail import mailers
    from django.core.mail.backends.smtp import EmailBackend

    if not settings.SEND_MAIL:
        return
    smtp = mailers["smtp"]
    assert isinstance(smtp, EmailBackend), "MAILERS names it"
    where = f"mail: {smtp.host}:{smtp.port} (SMTP_HOST, SMTP_PORT)"
    try:
        smtp.open()
        smtp.close()
    except smtplib.SMTPAuthenticationError as refused:
        yield f"{where} refuses SMTP_USER {smtp.username!r} with this SMTP_PASSWORD ({refused.smtp_code})."
    except smtplib.SMTPNotSupportedError as missing:
        yield f"{where} does not do what SMTP_TLS or SMTP_USER asks: {missing}"
    except (OSError, smtplib.SMTPException) as away:
        yield f"{where} does not answer as a mail server: {away}"


def cache() -> Iterator[str]:
    from django.core.cache import cache as shared

    if settings.VALKEY_URL and (wrong := _why(lambda: shared.get("check"))):
        yield f"cache: VALKEY_URL does not answer: {wrong}"


def photos() -> Iterator[str]:
    """Writes, reads and deletes one small file in the bucket."""
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    def write_read_delete() -> None:
        name = default_storage.save("check", ContentFile(b"check"))
        default_storage.open(name).read()
        default_storage.delete(name)

    if settings.S3_BUCKET and (wrong := _why(write_read_delete)):
        yield f"photos: S3_BUCKET {settings.S3_BUCKET!r} at S3_ENDPOINT cannot be written: {wrong}"


def _why(act: Callable[[], object]) -> str:
    """What goes wrong in one line, or nothing: whatever a library raises is a fault to be told, not a crash."""
    try:
        act()
    except Exception as wrong:  # noqa: BLE001
        return " ".join(str(wrong).split())[:300] or type(wrong).__name__
    return ""
