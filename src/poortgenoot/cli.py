"""`poortgenoot`: everything that is done from a shell. Each room's commands are loaded when they are called."""

from __future__ import annotations

import errno
import importlib
import sys

import click

COMMANDS = {
    "backup": "poortgenoot.operation:backup",
    "check": "poortgenoot.operation:check",
    "demo": "poortgenoot.demo.cli:demo",
    "guard": "poortgenoot.guard.cli:guard",
    "manage": "poortgenoot.operation:manage",
    "restore": "poortgenoot.operation:restore",
    "search": "poortgenoot.search.cli:search",
    "serve": "poortgenoot.operation:serve",
    "token": "poortgenoot.operation:token",
    "worker": "poortgenoot.operation:worker",
    "world": "poortgenoot.demo.cli:world",
}


class Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Lazy)
def group() -> None:
    """Poortgenoot: where the professions around a sick employee learn from each other."""


def main() -> None:
    from django.core.exceptions import ImproperlyConfigured

    try:
        group(prog_name="poortgenoot")
    except ImproperlyConfigured as wrong:
        print(f"poortgenoot: {wrong}", file=sys.stderr)
        sys.exit(2)
    except OSError as broken:
        if broken.errno != errno.ENOSPC:
            raise
        print(f"poortgenoot: the disk is full ({broken.filename or 'DATA_DIR'}).", file=sys.stderr)
        sys.exit(2)
