"""A small organisation with a sign-in service of its own: real OpenID Connect over HTTP, on loopback."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Organisation:
    """`claims`: what it says about whoever signs in; `asked` holds the authorization requests by code."""

    address: str = ""
    client_id: str = "poortgenoot"
    secret: str = "het-geheim-van-de-organisatie"
    claims: dict[str, object] = field(default_factory=dict)
    audience: str = ""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def discovery(self) -> dict[str, object]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Whoever comes is signed in at once; where the browser goes next."""
        assert asked["client_id"] == self.client_id
        code = secrets.token_urlsafe(8)
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, object] | None:
        asked = self.asked.pop(sent.get("code", ""), None)
        challenge = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        proven = asked and asked.get("code_challenge") == base64.urlsafe_b64encode(challenge).rstrip(b"=").decode()
        if not proven or sent.get("client_secret") != self.secret:
            return None
        return {"access_token": "toegang", "token_type": "Bearer", "expires_in": 60, "id_token": self._id_token()}

    def _id_token(self) -> str:
        now = int(time.time())
        base = {"iss": self.address, "aud": self.audience or self.client_id, "iat": now, "exp": now + 60}
        return jwt.encode(base | self.claims, KEY, algorithm="RS256", headers={"kid": "een"})

    def keys(self) -> dict[str, object]:
        return {"keys": [json.loads(RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "een", "alg": "RS256"}]}


@contextmanager
def running(organisation: Organisation) -> Iterator[Organisation]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(organisation))
    organisation.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield organisation
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(organisation: Organisation) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                return self._go(organisation.authorize(_flat(parts.query)))
            if parts.path == "/userinfo":
                known = self.headers["Authorization"] == "Bearer toegang"
                return self._tell(organisation.claims if known else None)
            if parts.path == "/keys":
                return self._tell(organisation.keys())
            if parts.path == "/.well-known/openid-configuration":
                return self._tell(organisation.discovery())
            self.send_error(404)

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._tell(organisation.token(_flat(sent)))

        def _go(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.end_headers()

        def _tell(self, body: dict[str, object] | None) -> None:
            self.send_response(401 if body is None else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body or {"error": "invalid_grant"}).encode())

        def log_message(self, *_arguments: object) -> None:
            pass

    return Handler


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
