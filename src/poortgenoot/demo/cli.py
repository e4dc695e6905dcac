"""`poortgenoot demo` and `poortgenoot world`."""

from __future__ import annotations

import os

import click

from poortgenoot.operation import house, prepare, run


@click.command()
@click.option("--port", default=lambda: int(os.environ.get("PORT", "8000")), type=int)
@click.option("--bind", default="127.0.0.1")
def demo(port: int, bind: str) -> None:
    """Load the demo world once and serve it; the address is printed when it is ready."""
    os.environ |= {
        "DEMO": "yes",
        "LOG_LEVEL": "WARNING",
        "SITE_URL": os.environ.get("SITE_URL", f"http://localhost:{port}"),
    }
    with house():
        from poortgenoot.demo import clock, loading

        prepare()
        loading.load_once()
        clock.restore()
        run(bind, port, ready=f"Poortgenoot is ready: http://localhost:{port}/demo/")
