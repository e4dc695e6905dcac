"""How far the server goes for a sign-in service that an administrator of a host filled in.

Their address is fetched by the server, from inside its own network: without a fence it would knock, for whoever
fills it in, at machines that only the server can reach (OWASP, server-side request forgery).
"""

from __future__ import annotations

import socket
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection


class Inside(OSError):
    """The address leads into our own network, or is not https: nothing was sent."""


class _FencedConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        """Looks at who really answers, after the name was looked up: a name may change between two looks."""
        reached = super()._new_conn()
        if is_inside(reached.getpeername()[0]):
            reached.close()
            raise Inside
        return reached


class _FencedPool(HTTPSConnectionPool):
    ConnectionCls = _FencedConnection


class _Fenced(HTTPAdapter):
    """Every connection, also that of a redirect."""

    def init_poolmanager(self, *args: object, **kwargs: object) -> None:
        super().init_poolmanager(*args, **kwargs)  # type: ignore[arg-type]
        self.poolmanager.pool_classes_by_scheme = {"https": _FencedPool}

    def send(self, request: requests.PreparedRequest, *args: object, **kwargs: object) -> requests.Response:
        if not str(request.url).startswith("https://"):
            raise Inside
        return super().send(request, *args, **kwargs)  # type: ignore[arg-type]


def fenced(session: requests.Session) -> requests.Session:
    """`session` goes to the outside world over https only, unless OIDC_PRIVATE_ADDRESSES says otherwise."""
    if not settings.OIDC_PRIVATE_ADDRESSES:
        for scheme in ("https://", "http://"):
            session.mount(scheme, _Fenced())
    return session


def leads_inside(url: str) -> bool:
    """Whether the name in `url` stands for an address in our own network today; an unknown name does not."""
    if settings.OIDC_PRIVATE_ADDRESSES:
        return False
    try:
        found = socket.getaddrinfo(urlsplit(url).hostname, urlsplit(url).port or 443, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError):
        return False
    return any(is_inside(str(address[0])) for *_kind, address in found)


def is_inside(address: str) -> bool:
    """Private, loopback, link-local, shared and reserved addresses, also written as IPv6."""
    found = ip_address(address.partition("%")[0])
    plain = found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
    return not plain.is_global or plain.is_multicast
