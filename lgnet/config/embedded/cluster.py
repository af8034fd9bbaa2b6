# SPDX-License-Identifier: AGPL-3.0-or-later
"""A running embedded database: started, joined, stopped."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

import psutil
import psycopg

from lgnet.config import folders
from lgnet.config.embedded import account, leftovers, locks, server, sockets
from lgnet.config.embedded.errors import Unusable

LOG_LIMIT = 5_000_000  # bytes
PATIENCE = 300  # seconds: a server that was killed first repeats what it had not yet written
_children = []  # kept: Python would warn of a child that is let go while it runs


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL server on a folder of its own, for as long as `in_use` stays open."""

    folder: Path
    socket: Path
    process: psutil.Process
    in_use: TextIO

    def url(self, role: str, database: str = "lgnet") -> str:
        """The address for DATABASE_URL."""
        return _url(self.socket, role, database)

    def connect(self, role: str = "postgres", database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(host=str(self.socket), user=role, dbname=database, autocommit=True)

    def alive(self) -> bool:
        return self.process.is_running() and self.process.status() != psutil.STATUS_ZOMBIE

    def stop(self) -> None:
        """Stop the server, unless another program uses it too."""
        with locks.held(self.folder / "lock", patience=60), self.in_use:
            if locks.alone(self.in_use) and self.alive():
                leftovers.halt(self.process)


def address(folder: Path, role: str, database: str = "lgnet") -> str:
    """The address of this folder's database, whether or not it runs now."""
    return _url(sockets.socket_folder(folder, owner=account.server_account().pw_uid), role, database)


def start(folder: Path, *, fast: bool = False, invented: bool = False) -> Cluster:
    """The server of this folder, shared with whoever else asks for it; `fast` gives up safety against power loss."""
    return _start(folder, fast=fast, invented=invented, join=True)


def start_alone(folder: Path, *, invented: bool = False, child: Callable | None = None) -> Cluster:
    """A server that is ours alone: one that a killed run left behind is stopped first."""
    return _start(folder, invented=invented, child=child)


def discard(folder: Path) -> None:
    """Stop the server of this folder and delete its database, for ever."""
    with locks.held(folders.shared_entry(folder) / "lock", patience=PATIENCE):
        if running := leftovers.postmaster(folder / "data"):
            leftovers.halt(running)
        shutil.rmtree(folder / "data", ignore_errors=True)


def _start(
    folder: Path,
    *,
    fast: bool = False,
    invented: bool = False,
    join: bool = False,
    child: Callable | None = None,
) -> Cluster:
    owner = account.server_account()
    folders.shared_entry(folder)
    account.require_entry(folder / "data", owner)
    with locks.held(folder / "lock", patience=PATIENCE):
        in_use = locks.take(folder / "in-use", shared=True)
        database, socket = folder / "data", sockets.socket_folder(folder, owner=owner.pw_uid)
        running = leftovers.postmaster(database)
        if running and not (join and _answers(socket)):
            leftovers.halt(running)
            running = None
        if running is None:
            server.initialise(database, owner, fast=fast)
            leftovers.clear(database, socket)
            extra = (server.UNSAFE_AND_FAST if fast else {}) | (server.INVENTED if invented else {})
            running = _launch(folder, database, socket, owner, extra=extra, child=child)
        return Cluster(folder=folder, socket=socket, process=running, in_use=in_use)


def _launch(
    folder: Path, database: Path, socket: Path, owner, *, extra: dict[str, str], child: Callable | None
) -> psutil.Process:
    log = folder / "server.log"
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(folder / "server.log.1")
    started = server.launch(database, socket, owner, extra=extra, log=log, child=child)
    _children[:] = [child for child in _children if child.poll() is None] + [started]
    until = time.monotonic() + PATIENCE
    while not _answers(socket):
        if started.poll() is not None or time.monotonic() > until:
            raise Unusable(f"PostgreSQL did not start. The end of {log}:\n{_end_of(log)}")
        time.sleep(0.03)
    return psutil.Process(started.pid)


def _url(socket: Path, role: str, database: str) -> str:
    return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(socket), safe='')}"


def _answers(socket: Path) -> bool:
    if not os.path.exists(socket / sockets.NAME):
        return False
    try:
        psycopg.connect(host=str(socket), user="postgres", dbname="postgres", connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-8:])
