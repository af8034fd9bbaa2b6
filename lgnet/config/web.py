# SPDX-License-Identifier: AGPL-3.0-or-later
"""The web server and the worker: how they are started, and whether they answer."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from lgnet.config.child import Child
from lgnet.config.installation import Installation
from lgnet.config.steps import Failed

WORKERS = 2
FIRST_ANSWER = 120  # seconds


@dataclass(frozen=True)
class Address:
    """Where the pages are served."""

    host: str
    port: int

    @classmethod
    def chosen(cls) -> "Address":
        """PORT and LGNET_BIND of the environment."""
        port = os.environ.get("PORT", "8000")
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise Failed(f"PORT is {port!r}: set it to a number from 1 to 65535.")
        return cls(os.environ.get("LGNET_BIND", "127.0.0.1"), int(port))

    def note(self, installation: Installation) -> None:
        """For `url_of`."""
        (installation.folder / "address").write_text(self.url)

    @property
    def url(self) -> str:
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def require_free(self) -> None:
        """Failed when another program serves there. (The web server itself would share the port without a word.)"""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((self.host, self.port))
            except OSError as error:
                raise Failed(
                    f"Port {self.port} of {self.host} cannot be used ({error.strerror}). "
                    f"Choose another one, for example: PORT={self.port + 1} make demo"
                ) from None


def url_of(installation: Installation) -> str:
    """Where its pages were served last, whatever this shell's PORT; where they will be, if they never were."""
    noted = installation.folder / "address"
    return noted.read_text() if noted.exists() else Address.chosen().url


def web(installation: Installation, address: Address, environment: dict[str, str]) -> Child:
    """Granian with one thread a worker: Django's pages wait for the database, not for each other."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    command += ["--workers", os.environ.get("LGNET_WEB_WORKERS", str(WORKERS)), "--blocking-threads", "1"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "5"]
    command += ["--host", address.host, "--port", str(address.port), "lgnet.config.wsgi:application"]
    return Child("web server", command, environment=environment, log=log_of(installation, "web"))


def worker(installation: Installation, environment: dict[str, str]) -> Child:
    """Procrastinate: the jobs, on a schedule and on request."""
    command = [sys.executable, "-m", "lgnet.config.worker"]
    return Child("worker", command, environment=environment, log=log_of(installation, "worker"))


def log_of(installation: Installation, program: str):
    """The demo keeps the terminal quiet; a real installation speaks to its service manager."""
    if not installation.demo:
        return None
    log = installation.folder / f"{program}.log"
    log.unlink(missing_ok=True)
    return log


def answers(address: Address) -> bool:
    """True when /healthz says that database, migrations and worker are well."""
    try:
        return urllib.request.urlopen(f"{address.url}/healthz", timeout=5).status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait(address: Address, supervisor) -> None:
    """Until the pages are served; Failed when they are not within two minutes."""
    until = time.monotonic() + FIRST_ANSWER
    while not answers(address):
        supervisor.look_after()
        if time.monotonic() > until:
            raise Failed(f"No healthy answer from {address.url}/healthz within {FIRST_ANSWER} seconds.")
        time.sleep(0.1)
