"""The surroundings of a test run: settings of its own, and one PostgreSQL, started when the first test wants it.

A pytest plugin (named in pyproject.toml), because the environment must stand before the settings are read.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from poortgenoot.database import Embedded


def own_folder() -> Path | None:
    """Give this process a data folder that no other reads or writes; the one to throw away afterwards, if any.

    The workers of a run have theirs inside that of the run: a list of purges, or a key, of one is not the other's.
    """
    worker, given = os.environ.get("PYTEST_XDIST_WORKER"), os.environ.get("DATA_DIR")
    if not worker:
        folder = None if given else Path(tempfile.mkdtemp(prefix="poortgenoot-data-"))
        os.environ["DATA_DIR"] = str(folder or given)
        return folder
    assert given
    (run, own) = Path(given), Path(given) / worker
    own.mkdir(parents=True, exist_ok=True)
    if not (own / "guard").exists():
        (run / "guard").mkdir(exist_ok=True)
        (own / "guard").symlink_to(run / "guard")  # the guard's tables are the same for all, and take seconds to make
    os.environ["DATA_DIR"] = str(own)
    return None


thrown_away = own_folder()
os.environ.setdefault("SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")
os.environ.setdefault("DEMO", "yes")
started: list[tuple[Embedded, Path]] = []


def start_server() -> str:
    """A server that has every migration in a database of its own, of which each process of the run makes a copy."""
    from poortgenoot import database
    from poortgenoot.testing import ready

    folder = Path(tempfile.mkdtemp(prefix="poortgenoot-test-"))
    folder.chmod(0o755)
    ready.copy_to(folder / "postgres")
    embedded = database.start(folder / "postgres")
    os.environ["TEST_DATABASE_URL"] = embedded.url
    started.append((embedded, folder))
    return embedded.url


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    several = getattr(config.option, "numprocesses", None)
    if several and not hasattr(config, "workerinput"):
        start_server()


def pytest_unconfigure(config: pytest.Config) -> None:
    for embedded, folder in started:
        process = embedded.server.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)  # at once: nobody keeps what it holds
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
    if thrown_away:
        shutil.rmtree(thrown_away, ignore_errors=True)


def use_server() -> None:
    """Point Django at the server of this test run, and let it make its test database from the one that is ready."""
    from django.conf import settings
    from django.db import connections

    from poortgenoot import environment
    from poortgenoot.testing import ready

    url = os.environ.get("TEST_DATABASE_URL") or start_server()
    parts = environment.database(url)
    settings.DATABASE_URL = url
    settings.DATABASES["default"].update(parts)
    connections["default"].settings_dict.update(parts)
    connections["default"].settings_dict["TEST"]["TEMPLATE"] = ready.TEMPLATE
    vars(connections["default"].ops)["sql_flush"] = emptied


def emptied(_style: object, tables: list[str], **_wishes: bool) -> list[str]:
    """What brings the tables back to where migrating left them after a test that committed: cutting off a hundred of
    them takes PostgreSQL seconds, deleting the few rows that a test leaves takes it nothing.
    """
    from poortgenoot.testing.ready import PUT_BACK

    if not tables:
        return []
    deletes = " ".join(f'DELETE FROM "{table}";' for table in tables)
    return [f"SET session_replication_role = replica; {deletes} {PUT_BACK}; SET session_replication_role = origin"]
