"""The guard as a running thing: it is built once, in the background, and then answers. No Django.

States: ``building`` until everything is loaded, ``ready``, or ``down`` when building failed. A text is never passed
unchecked: outside ``ready`` the check raises.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock, Thread

from poortgenoot.guard.findings import Finding
from poortgenoot.guard.judge import findings
from poortgenoot.guard.lexicon import Lexicon, load
from poortgenoot.guard.names_engine import Names, deduce_from, lookup_folder
from poortgenoot.guard.tables import read

log = logging.getLogger("poortgenoot.guard")


class State(StrEnum):
    """Where the guard stands."""

    BUILDING = "building"
    READY = "ready"
    DOWN = "down"


class GuardUnavailable(Exception):
    """The guard cannot judge a text now; publishing has to wait."""


class GuardBuilding(GuardUnavailable):
    """The guard is still being built; a moment later it answers."""


class GuardDown(GuardUnavailable):
    """Building the guard failed; the log says why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What it takes to judge a text."""

    lexicon: Lexicon
    names: Names

    def check(self, text: str) -> tuple[Finding, ...]:
        """The findings in the text, in order; offsets in its code points."""
        return findings(text, self.lexicon, self.names.find)


def build(folder: Path) -> Engine:
    """An engine with its lists kept in ``folder``: up to five seconds the first time, under one after that."""
    with without_collecting():
        lookup = lookup_folder(folder)
        engine = Engine(load(read(lookup)), Names(deduce_from(lookup)))
        engine.check("Mw. A. de Boer (47) werkt bij een bakker in Zwolle.")
    return engine


@contextmanager
def without_collecting() -> Iterator[None]:
    """Half a million small objects that stay: collecting garbage in between would double the time they take."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Guard:
    """One guard for the process; safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._engine: Engine | None = None
        self._failed = False
        self._thread: Thread | None = None
        self._done = Event()
        self._lock = Lock()

    @property
    def state(self) -> State:
        """``down`` only after a failed build."""
        if self._engine is not None:
            return State.READY
        return State.DOWN if self._failed else State.BUILDING

    def start(self) -> None:
        """Builds in the background; a second call while it builds or is ready changes nothing."""
        with self._lock:
            if self._engine is not None or (self._thread is not None and self._thread.is_alive()):
                return
            self._failed = False
            self._done.clear()
            self._thread = Thread(target=self._build, name="guard", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> State:
        """Waits until the build ended, at most this long, and returns the state."""
        self.start()
        self._done.wait(seconds)
        return self.state

    def check(self, text: str) -> tuple[Finding, ...]:
        """The findings in the text. Raises ``GuardBuilding`` or ``GuardDown`` and starts a build when it cannot."""
        if self._engine is not None:
            return self._engine.check(text)
        failed = self._failed
        self.start()
        raise GuardDown if failed else GuardBuilding

    def _build(self) -> None:
        try:
            self._engine = build(self._folder)
        except Exception:
            self._failed = True
            log.exception("guard.build_failed")
        finally:
            self._done.set()
