# SPDX-License-Identifier: AGPL-3.0-or-later
"""A round of ours, a round of the minimal view, and again: what disturbs the machine disturbs both."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from statistics import median

from bench.scenarios import Scenario
from bench.staff import cookies
from lgnet.config import folders
from lgnet.config.steps import Failed

WARMING = 1.5  # seconds before each scenario, thrown away
GOOD = {"200", "302"}


@dataclass
class Seen:
    """What was seen of one page in all its rounds."""

    a_second: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)

    def add(self, answer: dict) -> None:
        self.a_second.append(len(answer["taken"]) / answer["seconds"])
        self.taken += answer["taken"]

    def percentile(self, part: float) -> float:
        """In milliseconds."""
        in_order = sorted(self.taken)
        return 1000 * in_order[min(int(len(in_order) * part), len(in_order) - 1)]


@dataclass
class Measured:
    scenario: Scenario
    ours: Seen = field(default_factory=Seen)
    minimal: Seen = field(default_factory=Seen)
    queries: tuple[int, int] = (0, 0)

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return median(a / b for a, b in zip(self.ours.a_second, self.minimal.a_second, strict=True))

    @property
    def reached(self) -> bool | None:
        if self.scenario.within:
            return self.ours.percentile(0.95) <= self.scenario.within
        return self.ratio >= self.scenario.aim if self.scenario.aim else None


def measure(scenario: Scenario, *, port: int, rounds: int, seconds: float) -> Measured:
    measured, who = Measured(scenario), cookies(scenario.role, scenario.at_once)
    for requests in (scenario.ours, scenario.minimal):
        _visits(port, who, requests, WARMING)
    for _ in range(rounds):
        measured.ours.add(_visits(port, who, scenario.ours, seconds))
        measured.minimal.add(_visits(port, who, scenario.minimal, seconds))
    return measured


def _visits(port: int, who: list[str], requests: list[dict], seconds: float) -> dict:
    task = {"port": port, "cookies": who, "requests": requests, "seconds": seconds}
    ended = subprocess.run(
        [sys.executable, "-m", "bench.client"], input=json.dumps(task), capture_output=True, text=True,
        cwd=folders.CLONE, timeout=seconds + 120, check=True,
    )  # fmt: skip
    answer = json.loads(ended.stdout)
    if not answer["taken"] or set(answer["statuses"]) - GOOD:
        raise Failed(f"{requests[0]['path']} answered {answer['statuses']}: nothing is measured.")
    return answer
