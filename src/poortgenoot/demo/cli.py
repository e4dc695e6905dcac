"""`poortgenoot demo` and `poortgenoot world`."""

from __future__ import annotations

import os
import sys

import click

from poortgenoot.operation import demand_port, house, port_from_environment, prepare
from poortgenoot.serving import run, share_connections


@click.command()
@click.option("--port", default=port_from_environment, type=int)
@click.option("--bind", default="127.0.0.1")
@click.option("--play", is_flag=True, help="Let the cast play discussions by itself, to sit in at.")
def demo(port: int, bind: str, *, play: bool) -> None:
    """Load the demo world once and serve it; the address is printed when it is ready."""
    os.environ |= {
        "DEMO": "yes",
        "LOG_LEVEL": "WARNING",
        "SITE_URL": os.environ.get("SITE_URL", f"http://localhost:{port}"),
    }
    demand_port(bind, port)
    with house():
        from poortgenoot.demo import clock, loading, playing

        prepare()
        loading.load_once()
        clock.restore()
        if play:
            share_connections()
            playing.begin()
        run(bind, port, ready=f"Poortgenoot is ready: http://localhost:{port}/demo/")


@click.command()
@click.option("--members", default=1_000, show_default=True, type=click.IntRange(20))
@click.option("--questions", default=400, show_default=True, type=click.IntRange(0))
@click.option("--seed", default=1, show_default=True)
@click.option("--index", is_flag=True, help="Fill the search index too: slow, and the only part that search needs.")
def world(members: int, questions: int, seed: int, index: bool) -> None:
    """Fill an empty database with a large, made-up world, to measure in."""
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    with house():
        from django.core.management import call_command

        from poortgenoot.demo import large
        from poortgenoot.search.actions import rebuild

        call_command("migrate", verbosity=0, interactive=False)
        try:
            large.fill(members, questions, seed, told)
        except large.NotEmpty:
            raise click.ClickException("This database has members already; a large world wants an empty one.") from None
        if index:
            click.echo("Filling the search index …", err=True)
            click.echo(f"{rebuild()} entries in the search index", err=True)
    click.echo(f"{members} members (lid1@groot.example …) and {questions} questions.")


def told(what: str, done: int, whole: int) -> None:
    """One line that fills on a terminal; in a file, its end only."""
    if sys.stderr.isatty() or done == whole:
        click.echo(f"\r  {done} of {whole} {what}", nl=done == whole, err=True)
