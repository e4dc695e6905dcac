"""Every limit of the house has its name here; each can be changed by the environment as LIMIT_<NAME>."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.core.exceptions import ImproperlyConfigured

from poortgenoot import environment


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters, sizes in bytes, the rest in pieces per named period."""

    title_length: int = 110
    sentence_length: int = 300
    text_length: int = 6_000
    note_length: int = 1_000
    name_length: int = 120
    link_length: int = 600
    open_questions: int = 3
    invitations_per_day: int = 60
    codes_per_hour: int = 6
    api_calls_per_minute: int = 120
    guard_checks_per_minute: int = 120
    reports_per_hour: int = 10
    upload_bytes: int = 5_000_000
    request_bytes: int = 6_000_000
    csv_lines: int = 2_000
    work_places: int = 3
    undo_seconds: int = 60
    months_after_closing: int = 12
    months_without_activity: int = 12
    months_self_report: int = 6
    days_unproven: int = 7
    digest_lines: int = 20
    page_size: int = 30
    factor_length: int = 80
    record_lines: int = 60
    factors_live: int = 8
    factors_slow: int = 20
    seats: int = 200
    contributions_a_step: int = 30
    socket_bytes: int = 65_536
    pages_a_seat: int = 12
    guests: int = 3
    open_discussions: int = 5
    own_methods: int = 40
    peers: int = 40
    peer_groups: int = 10
    peer_meetings: int = 12
    certificate_looks_per_hour: int = 120
    marks_per_hour: int = 2_000
    curious_per_day: int = 3
    curious_days: int = 7
    guest_agrees_days: int = 14
    guest_reads_days: int = 90
    months_marks: int = 12
    months_attendance: int = 72


COLUMNS = frozenset({"title_length", "sentence_length", "note_length", "name_length", "link_length"})
"""The database keeps no more than these as they stand here: they can be made smaller only."""


AT_LEAST_ONE = frozenset({"codes_per_hour", "page_size"})
"""With none of these nobody comes in, or sees anything."""


def load() -> Limits:
    return Limits(**{f.name: _chosen(f.name, int(f.default)) for f in fields(Limits)})  # type: ignore[arg-type]


def _chosen(name: str, default: int) -> int:
    setting = f"LIMIT_{name.upper()}"
    number = environment.number(setting, default, least=int(name in AT_LEAST_ONE))
    if name in COLUMNS and number > default:
        raise ImproperlyConfigured(f"{setting} can be made smaller only: at most {default}, not {number}.")
    return number


LIMITS = load()
