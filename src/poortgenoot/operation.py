"""Running the house: serve, work, check, back up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import AF_INET, AF_INET6, SO_REUSEADDR, SOL_SOCKET, socket
from types import FrameType
from typing import TYPE_CHECKING

import click

from poortgenoot.serving import run

if TYPE_CHECKING:
    from poortgenoot.database import Embedded


@contextmanager
def house() -> Iterator[None]:
    """Django set up, on DATABASE_URL or else on the embedded PostgreSQL, which ends with us."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "poortgenoot.settings")
    if os.environ.get("DATABASE_URL"):
        _set_up()
        yield
        return
    from django.conf import settings

    _warn_about_parents(settings.DATA_DIR / "postgres")
    embedded = _start(settings.DATA_DIR / "postgres")
    os.environ["DATABASE_URL"] = embedded.url
    signal.signal(signal.SIGTERM, _leave)
    try:
        settings.DATABASE_URL = embedded.url
        from poortgenoot import environment

        settings.DATABASES["default"].update(environment.database(embedded.url))
        _set_up()
        yield
    finally:
        embedded.server._cleanup()


def _start(folder: Path) -> Embedded:
    """The embedded server, or one line that says why it does not start."""
    import shutil

    from django.core.exceptions import ImproperlyConfigured

    from poortgenoot import database

    try:
        return database.start(folder)
    except Exception as broken:
        free = shutil.disk_usage(folder.parent).free // 2**20
        said = type(broken).__name__ if isinstance(broken, subprocess.SubprocessError) else str(broken).splitlines()[0]
        hint = f"{free} MB free there; {folder / 'log'} may say more"
        raise ImproperlyConfigured(f"PostgreSQL does not start in {folder} ({said}; {hint}).") from broken


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _set_up() -> None:
    import django

    from poortgenoot.core import logs

    logs.configure(os.environ.get("LOG_LEVEL", "INFO"))
    django.setup()


def _warn_about_parents(folder: os.PathLike[str]) -> None:
    from poortgenoot.database import closed_parents
    from poortgenoot.database.embedded import runs_as_root

    closed = closed_parents(Path(folder)) if runs_as_root() else []
    if closed:
        names = ", ".join(str(p) for p in closed)
        click.echo(f"poortgenoot: as root, PostgreSQL opens {names} for passing through.", err=True)


def demand_port(bind: str, port: int) -> None:
    """One line, before anything is started, when somebody else listens there already."""
    from django.core.exceptions import ImproperlyConfigured

    family = AF_INET6 if ":" in bind else AF_INET
    with socket(family) as probe:
        probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as taken:
            why = f"{bind}:{port} is not free ({taken.strerror})"
            raise ImproperlyConfigured(f"{why}: choose another with PORT or --port.") from taken


def port_from_environment() -> int:
    from poortgenoot import environment

    return environment.number("PORT", 8000, least=1)


def processes_from_environment() -> int:
    from poortgenoot import environment

    return environment.number("PROCESSES", 1, least=1)


UNUSED = ["ninja", "*.map", "htmx-2*", "htmax-*"]
"""Files that packages bring and no page of ours asks for: most of the time of collecting goes into them."""


def demand_database() -> None:
    """One line instead of a traceback when nothing answers at DATABASE_URL."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as away:
        why = str(away).splitlines()[0]
        raise ImproperlyConfigured(f"nothing that we may use answers at DATABASE_URL ({why}).") from away


def prepare() -> None:
    """Bring the tables up to date and collect the files that pages need."""
    from django.core.management import call_command

    demand_database()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=UNUSED)
    _warn_about_seals()


def _warn_about_seals() -> None:
    """The house starts all the same: only the pages that show what was sealed miss the key."""
    from poortgenoot.soundness import seals

    for fault in seals():
        click.echo(f"poortgenoot: {fault}", err=True)


@click.command()
@click.option("--port", default=port_from_environment, type=int)
@click.option("--bind", default="127.0.0.1")
@click.option("--processes", default=processes_from_environment, type=click.IntRange(1), help="One for each core.")
@click.option("--web-only", is_flag=True, help="Leave the background work to `poortgenoot worker`.")
def serve(port: int, bind: str, processes: int, web_only: bool) -> None:
    """Serve the pages; without DATABASE_URL on the embedded PostgreSQL."""
    os.environ["WITH_WORKER"] = "no" if web_only else "yes"
    demand_port(bind, port)
    with house():
        prepare()
        run(bind, port, processes=processes)


@click.command()
def worker() -> None:
    """Do the background work: mail, terms, digests."""
    with house():
        import asyncio

        from poortgenoot.lifespan import keep, work

        demand_database()
        asyncio.run(keep(work))


@click.command()
def check() -> None:
    """Check settings, tables, mail server, cache and photos; say what is wrong, one line each."""
    with house():
        from poortgenoot.soundness import faults

        demand_database()
        found = list(faults())
        for fault in found:
            click.echo(fault, err=True)
    if found:
        sys.exit(1)
    click.echo("All is well.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the whole database to FILE (pg_dump's own format)."""
    with house():
        from poortgenoot.database import tools

        tools.dump(os.environ["DATABASE_URL"], file)
    click.echo(f"Written to {file}. Keep the data folder's purges.jsonl apart from it: restoring reads that list.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put FILE back in place of the database; what was wiped since it was made is wiped again."""
    with house():
        from poortgenoot.database import tools

        tools.restore(os.environ["DATABASE_URL"], file)
        prepare()
        from poortgenoot.sparring.actions import replay_purges

        gone = replay_purges()
    click.echo(f"Restored from {file}; {gone} texts on the list of purges were wiped again.")


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands."""
    with house():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["poortgenoot manage", *arguments])


@click.command()
@click.argument("mail")
@click.option("--name", default="shell", help="What the token is for.")
def token(mail: str, name: str) -> None:
    """Make an API token for the operator with address MAIL, and print it once; in the demo for any member.

    A token sees what its member sees, their own sealed weighing too: every other member makes their own.
    """
    with house():
        from django.conf import settings

        from poortgenoot.accounts import actions, queries

        user = queries.user_with(mail)
        if user is None:
            raise click.ClickException(f"There is no member with the address {mail}.")
        if not (user.is_operator or settings.DEMO):
            raise click.ClickException("Only for an operator's own account: members make theirs at /profiel/tokens/.")
        click.echo(actions.make_token(user, name)[1])
