# SPDX-License-Identifier: AGPL-3.0-or-later
"""A municipal gateway of our own: oidc-provider (certified for OpenID Connect) from npm, started for the tests."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import requests

FOLDER = Path(__file__).parent
SPID_1, SPID_2 = (f"https://www.spid.gov.it/SpidL{level}" for level in (1, 2))
REFUSE, NO_LEVEL = "refuse", "none"
SECRET = "a secret for tests only, of enough letters"


@dataclass
class Provider:
    issuer: str

    def answers(self, asked: str, *, who: str, acr: str = SPID_2, jar: requests.Session | None = None) -> str:
        """Goes where `asked` leads, says who one is and at which level; returns the way back to who asked."""
        jar = jar or requests.Session()
        address = self._followed(jar, jar.get(asked, allow_redirects=False, timeout=10), asked)
        if not address.startswith(f"{self.issuer}/interaction/"):
            return address
        told = jar.post(address, {"login": who, "acr": acr}, allow_redirects=False, timeout=10)
        return self._followed(jar, told, address)

    def _followed(self, jar: requests.Session, response, address: str) -> str:
        """As far as the page on which one says who one is, or away from here."""
        while response.is_redirect:
            address = urljoin(address, response.headers["Location"])
            if not address.startswith(self.issuer) or "/interaction/" in address:
                return address
            response = jar.get(address, allow_redirects=False, timeout=10)
        raise AssertionError(f"{address}: {response.status_code} {response.text[:500]}")

    def id_token(self, way_back: str, *, verifier: str, client: str, redirect_uri: str) -> str:
        """A real token, as the client of this name would fetch it."""
        told = {
            "grant_type": "authorization_code", "redirect_uri": redirect_uri, "code_verifier": verifier,
            "code": parse_qs(urlsplit(way_back).query)["code"][0],
        }  # fmt: skip
        response = requests.post(f"{self.issuer}/token", told, auth=(client, quoted(SECRET)), timeout=10)
        return response.json()["id_token"]


def quoted(secret: str) -> str:
    """As RFC 6749 wants the parts of HTTP Basic."""
    from urllib.parse import quote_plus

    return quote_plus(secret)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def running(*redirect_uris: str, after_logout: str = "") -> Iterator[Provider]:
    """The provider, for clients that come back to these addresses; ended afterwards."""
    port = free_port()
    told = {"PORT": str(port), "REDIRECT_URIS": " ".join(redirect_uris), "AFTER_LOGOUT": after_logout}
    program = subprocess.Popen(
        [_node(), "server.mjs"], cwd=FOLDER, env={**os.environ, **told},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        provider = Provider(f"http://127.0.0.1:{port}")
        _wait(provider)
        yield provider
    finally:
        program.terminate()
        program.wait(15)


def _node() -> str:
    beside_python = FOLDER.parents[1] / ".venv" / "bin" / "node"
    found = shutil.which("node") or (str(beside_python) if beside_python.exists() else None)
    assert found, "Node.js is missing: `make test` brings it"
    assert (FOLDER / "node_modules").exists(), (
        "the provider's packages are missing: `make test` installs them"
    )
    return found


def _wait(provider: Provider) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            requests.get(f"{provider.issuer}/.well-known/openid-configuration", timeout=5)
            return
        except requests.ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
