# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keeps the database, the web server and the worker running, and stops them in the right order."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from lgnet.config import embedded, processes
from lgnet.config.child import Child
from lgnet.config.embedded import Cluster
from lgnet.config.installation import Installation
from lgnet.config.steps import Failed

PATIENCE = 8.0  # seconds for the pages and jobs under way when asked to stop
REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked to stop: Ctrl-C, a service manager, a closed terminal."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Within: a request to stop raises Stopped, once; what follows is the orderly end."""

    def stop(*_) -> None:
        for request in REQUESTS:
            signal.signal(request, signal.SIG_IGN)
        raise Stopped

    heard = [
        request for request in REQUESTS if signal.getsignal(request) is not signal.SIG_IGN
    ]  # nohup: deaf
    before = {request: signal.signal(request, stop) for request in heard}
    try:
        yield
    except Stopped:
        pass
    finally:
        for request, action in before.items():
            signal.signal(request, action)


class Supervisor:
    """The processes of one installation."""

    def __init__(self, installation: Installation):
        self.installation = installation
        self.cluster: Cluster | None = None
        self.children: list[Child] = []

    def start_database(self) -> None:
        dying = processes.ends_with_parent(signal.SIGINT)
        demo = self.installation.demo
        self.cluster = embedded.start_alone(self.installation.folder, invented=demo, child=dying)
        embedded.prepare(self.cluster)

    def add(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def watch(self) -> None:
        """Until somebody asks to stop."""
        while True:
            time.sleep(0.3)
            self.look_after()

    def look_after(self) -> None:
        """One look at each process; Failed when one cannot run here at all."""
        if self.cluster and not self.cluster.alive():
            print("The database ended; starting it again.", flush=True)
            self.cluster.in_use.close()
            self.start_database()
        for child in self.children:
            if child.gives_up():
                raise Failed(f"The {child.name} cannot run: {child.last_words()}")
            if words := child.look_after():
                print(words, flush=True)

    def stop(self) -> None:
        """Pages and jobs first, the database last."""
        until = time.monotonic() + PATIENCE
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop(patience=until - time.monotonic())
        if self.cluster:
            self.cluster.stop()
