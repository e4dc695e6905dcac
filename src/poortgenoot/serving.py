"""Serving the pages: by this process, or by several that share one port, one for each core that they may have."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import wait
from socket import socket
from typing import Any

LONGEST_WAIT = 20.0
"""Seconds that a request waits for its turn (`pages`), and whatever else for a connection to the database."""
YIELD_AFTER = 0.0005
"""Seconds that a thread may go on while another waits. A message to a table of 25 is 25 chances to lose one's turn:
with the 5 ms that Python takes by default each page that is being made delays it a tenth of a second."""


def run(bind: str, port: int, ready: str = "", processes: int = 1) -> None:
    """Serve until told to stop; `ready` is printed once pages are answered.

    Of several `processes` each has its own pages, connections and guard; hints reach all of them over PostgreSQL. One
    that dies is replaced, and all end with this one.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from poortgenoot.core.limits import LIMITS

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if ready and self.started:
                print(ready, flush=True)

    config = uvicorn.Config(
        "poortgenoot.serving:application",
        factory=True,
        host=bind,
        port=port,
        workers=processes,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=5,
        server_header=False,
        ws_max_size=LIMITS.socket_bytes,
    )
    if processes == 1:
        Server(config).run()
    else:
        Multiprocess(config, [config.bind_socket()]).run()


def application() -> Any:
    """The house as one serving process runs it."""
    share_connections()
    sys.setswitchinterval(YIELD_AFTER)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()

    from poortgenoot.asgi import application

    return application


def share_connections() -> None:
    """From now on this process has at most DATABASE_CONNECTIONS open, and whoever finds them taken waits a while.

    The server gives each request a thread of its own: without a pool each opens a connection of its own, and a
    hundred at a time are more than PostgreSQL takes.
    """
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    options["pool"] = {"min_size": 2, "max_size": settings.DATABASE_CONNECTIONS, "timeout": LONGEST_WAIT}


def _leave_after(parent: int) -> None:
    """End with the process that started this one, however that ended: nobody keeps the port."""
    wait([parent])
    os.kill(os.getpid(), signal.SIGTERM)
