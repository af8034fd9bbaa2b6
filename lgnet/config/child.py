# SPDX-License-Identifier: AGPL-3.0-or-later
"""A program that is kept running: started again when it ends, later each time it ends soon."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from lgnet.config import processes

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds
STEADY = 60.0  # seconds after which a start counts as a success
GIVE_UP = 78  # EX_CONFIG of sysexits.h: starting again cannot help


class Child:
    """One program, its words in `log` or, without one, in the terminal."""

    def __init__(
        self, name: str, command: Sequence[str], *, environment: Mapping[str, str], log: Path | None
    ):
        self.name, self.command, self.environment, self.log = name, command, environment, log
        self.process: subprocess.Popen | None = None
        self.pause, self.begun, self.next_start = FIRST_PAUSE, 0.0, 0.0

    def start(self) -> None:
        output = self.log.open("ab") if self.log else None
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=self.environment,
            start_new_session=True,  # Ctrl-C is for the supervisor, which stops its children in order
            preexec_fn=processes.ends_with_parent(signal.SIGKILL),
        )
        self.begun = time.monotonic()
        if output:
            output.close()

    def look_after(self) -> str | None:
        """Start it again when it has ended and its pause is over; says so when it has just ended."""
        if self.process is None:
            if time.monotonic() >= self.next_start:
                self.start()
            return None
        code = self.process.poll()
        if code is None:
            return None
        self._end_group()  # what it had started itself
        self.process = None
        if time.monotonic() - self.begun > STEADY:
            self.pause = FIRST_PAUSE
        self.next_start = time.monotonic() + self.pause
        words = f"The {self.name} ended (code {code}); starting it again in {self.pause:.1f} s."
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
        return words

    def gives_up(self) -> bool:
        """It ended because of something only a person can change."""
        return self.process is not None and self.process.poll() == GIVE_UP

    def ask_to_stop(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                self.process.terminate()

    def stop(self, *, patience: float) -> None:
        """Wait for it to end, then end it and all it started."""
        if self.process:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(max(patience, 0.1))
            self._end_group()
            self.process.wait()

    def _end_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def last_words(self) -> str:
        if self.log is None:
            return "see above."
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-6:])
