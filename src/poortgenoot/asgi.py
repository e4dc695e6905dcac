"""Pages, sockets, and a lifespan of our own: what the server starts, it ends."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "poortgenoot.settings")

from poortgenoot.core import logs

logs.configure(os.environ.get("LOG_LEVEL", "INFO"))

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from django import setup  # noqa: E402

setup(set_prefix=False)

from poortgenoot.counting import counted  # noqa: E402
from poortgenoot.lifespan import Lifespan  # noqa: E402
from poortgenoot.pages import Pages  # noqa: E402
from poortgenoot.sizes import at_most  # noqa: E402
from poortgenoot.sockets import sockets  # noqa: E402

inner = ProtocolTypeRouter(
    {
        "http": Pages(),
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets)),
    }
)
lifespan = Lifespan()
guarded = counted(at_most(inner))  # type: ignore[arg-type]  # the stubs know each message by name


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    else:
        await guarded(scope, receive, send)
