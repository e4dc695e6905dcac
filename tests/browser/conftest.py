"""A real house for a real browser: the demo as `bin/demo` starts it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person
from tests.processes import free_port

CHECKOUT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that answers: a fresh one, or the one at HOUSE_URL while writing tests."""
    if running := os.environ.get("HOUSE_URL"):
        yield running
        return
    port, folder = free_port(), tmp_path_factory.mktemp("house")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    surroundings = {**os.environ, "PORT": str(port), "DATA_DIR": str(folder), "LIMIT_GUARD_CHECKS_PER_MINUTE": "600"}
    surroundings.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", "from poortgenoot.cli import main; main()", "demo"]
    with subprocess.Popen(command, env=surroundings, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        ready = process.stdout.readline()
        assert "is ready" in ready, f"the demo did not start: {ready!r}"
        yield f"http://localhost:{port}"
        process.terminate()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = subprocess.run([CHECKOUT / "bin" / "chromium"], capture_output=True, text=True, check=True).stdout.split()[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def person(house: str, chromium: Browser) -> Iterator[Person]:
    """Somebody with a browser of their own, not signed in yet."""
    context = chromium.new_context(base_url=house, viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield Person(context.new_page())
    context.close()
