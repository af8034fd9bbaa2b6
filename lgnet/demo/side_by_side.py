# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several cities are told at the same time, each in its own process: they share nothing, so order changes nothing."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connections

from lgnet.demo.step import Step
from lgnet.demo.telling import Story, plan, tell
from lgnet.demo.town import Town

FORK = multiprocessing.get_context("fork")  # what is loaded is there already
LOOK = 0.5  # seconds between two looks at how far they are


class Interrupted(RuntimeError):
    """A city's story broke off before its end."""


@dataclass
class Progress:
    """How far the tellers are; each counts in memory that all of them share."""

    next_city: object = field(default_factory=lambda: FORK.Value("i", 0))
    steps: object = field(default_factory=lambda: FORK.Value("i", 0))
    people: object = field(default_factory=lambda: FORK.Value("i", 0))
    cities: object = field(default_factory=lambda: FORK.Value("i", 0))

    def count(self, step: Step) -> None:
        add(self.steps)
        if step.registers:
            add(self.people)


def add(counter) -> int:
    """One more; returns what it was before."""
    with counter.get_lock():
        counter.value += 1
        return counter.value - 1


def tell_side_by_side(towns: list[Town], story: Story, *, told: Callable[[Progress], None]) -> Progress:
    """Tell every city's story, as many at a time as there are processors. Raises Interrupted when one breaks off."""
    progress = Progress()
    connections.close_all()  # a connection belongs to one process
    tellers = [
        FORK.Process(target=_tell_cities, args=(towns, story, progress, os.getpid()), daemon=True)
        for _ in range(min(len(towns), os.cpu_count() or 1))
    ]
    for teller in tellers:
        teller.start()
    try:
        _wait(tellers, progress, told)
    finally:
        for teller in tellers:
            teller.terminate()
            teller.join()
    return progress


def _wait(tellers: list, progress: Progress, told: Callable[[Progress], None]) -> None:
    """Until all have ended; one that fails ends the whole story at once."""
    while working := [teller for teller in tellers if teller.is_alive()]:
        working[0].join(LOOK)
        if any(teller.exitcode for teller in tellers):
            raise Interrupted("The story could not be told to its end (see above).")
        told(progress)


def _tell_cities(towns: list[Town], story: Story, progress: Progress, parent: int) -> None:
    """City after city, until none is left, or whoever started us has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def done(step: Step) -> None:
        progress.count(step)
        if os.getppid() != parent:
            os._exit(1)

    while (number := add(progress.next_city)) < len(towns):
        tell(plan(towns[number], story), done=done)
        add(progress.cities)
    connections.close_all()
