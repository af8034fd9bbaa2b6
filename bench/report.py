# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was measured, as tables that can be read in a terminal and in a browser."""

import os
import platform
from pathlib import Path

from django.utils.formats import number_format

from bench.recall import Recall
from bench.rounds import Measured, Seen
from lgnet.config import folders
from lgnet.kernel import clock

FILE = folders.CLONE / "docs" / "performance.md"
BEGINS, ENDS = "<!-- make bench writes from here -->", "<!-- to here -->"
COLUMNS = (
    "page", "at once", "statements", "requests/s", "p50 ms", "p95 ms", "p99 ms", "minimal view: statements",
    "requests/s", "p95 ms", "ratio of requests/s", "aim", "",
)  # fmt: skip


def tables(measured: list[Measured], recalled: list[Recall], *, people: int) -> str:
    lines = [
        f"{clock.today():%Y-%m-%d}, {people:,} people in the city asked, {_machine()}.",
        "",
        *_head(COLUMNS),
    ]
    lines += [_row(one) for one in measured]
    lines += [
        "",
        *_head(("typed (invented pairs)", "asked", "somebody of that name is shown", "and is the first")),
    ]
    lines += [
        f"| {one.kind} | {one.asked} | {one.found / one.asked:.0%} | {one.first / one.asked:.0%} |"
        for one in recalled
    ]
    return "\n".join(lines) + "\n"


def write(words: str, file: Path = FILE) -> None:
    """In the place of what an earlier run wrote; the text around it stays."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGINS)
    after = rest.partition(ENDS)[2]
    file.write_text(f"{before}{BEGINS}\n{words}{ENDS}{after}", encoding="utf-8")


def _row(one: Measured) -> str:
    ours, minimal, scenario = one.ours, one.minimal, one.scenario
    cells = [
        scenario.name, scenario.at_once, one.queries[0], _a_second(ours),
        *(f"{ours.percentile(part):.0f}" for part in (0.5, 0.95, 0.99)),
        one.queries[1], _a_second(minimal), f"{minimal.percentile(0.95):.0f}", f"{one.ratio:.2f}", _aim(one),
        {True: "reached", False: "**missed**", None: ""}[one.reached],
    ]  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def _head(columns: tuple[str, ...]) -> list[str]:
    return ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]


def _a_second(seen: Seen) -> str:
    return number_format(sum(seen.a_second) / len(seen.a_second), 0, use_l10n=False)


def _aim(one: Measured) -> str:
    if one.scenario.within:
        return f"p95 ≤ {one.scenario.within} ms"
    return f"≥ {one.scenario.aim}" if one.scenario.aim else ""


def _machine() -> str:
    """The load is of all programs at the end of the run, those of the bench among them."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the end"
