# SPDX-License-Identifier: AGPL-3.0-or-later
"""One installation: its folder, its database, and the environment its programs run in."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lgnet.config import embedded, folders, keys, processes
from lgnet.config.embedded import locks
from lgnet.config.steps import Failed

DJANGO = [sys.executable, "-m", "django"]


@dataclass(frozen=True)
class Installation:
    """`live` or `demo`. The demo only ever runs on its own embedded database."""

    name: str

    @property
    def demo(self) -> bool:
        return self.name == "demo"

    @property
    def embedded(self) -> bool:
        return self.demo or not {"DATABASE_URL", "DATABASE_OWNER_URL"} & os.environ.keys()

    @property
    def folder(self) -> Path:
        return folders.shared_entry(folders.state(self.name))

    def environment(self, *, owner: bool = False) -> dict[str, str]:
        """What its programs find in their environment; `owner` is for migrations only."""
        common = dict(os.environ) | {
            "DJANGO_SETTINGS_MODULE": "lgnet.config.settings",
            "LGNET_DEMO": "1" if self.demo else "0",
            "LGNET_COOKIES": f"lgnet_{folders.mark(self.folder)}",
            processes.MARK: str(self.folder),
            "PYTHONUNBUFFERED": "1",
        }
        if self.embedded:
            made = keys.read_or_make(self.folder)
            common = common | made if self.demo else made | common
            common["DATABASE_URL"] = embedded.address(self.folder, "lgnet_owner" if owner else "lgnet_app")
        elif owner:
            common["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"]
        common.pop("DATABASE_OWNER_URL", None)  # pages and jobs need its password at no time
        return common

    def claim(self) -> TextIO:
        """The lock that says: this installation runs. A demo takes the place of an older one; Failed otherwise."""
        held = locks.take(self.folder / "running", patience=1)
        if held is None and self.demo:
            self._end_running()
            held = locks.take(self.folder / "running", patience=20)
        if held is None:
            raise Failed(f"LGNet already runs from this folder: process {self._running()}.")
        held.truncate(0)
        held.write(f"{os.getpid()}\n")
        held.flush()
        return held

    def _running(self) -> int:
        return int((self.folder / "running").read_text().strip() or 0)

    def _end_running(self) -> None:
        """Ask the process that holds the lock to stop."""
        if number := self._running():
            print(
                f"The demo of this folder was still running (process {number}): it is stopped first.",
                flush=True,
            )
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGTERM)

    @contextmanager
    def reachable(self) -> Iterator[None]:
        """Its database answers within: the one that runs, or one started for as long as this takes."""
        if not self.embedded:
            yield
            return
        cluster = embedded.start(self.folder, invented=self.demo)
        try:
            embedded.prepare(cluster)
            yield
        finally:
            cluster.stop()


LIVE, DEMO = Installation("live"), Installation("demo")


def django_here(installation: Installation) -> None:
    """Let this process use the models of an installation."""
    os.environ.update(installation.environment())
    import django

    django.setup()
