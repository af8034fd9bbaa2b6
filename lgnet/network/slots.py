# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places on the network's pages that contexts above may fill, and coded lists that they lend."""

from collections.abc import Callable
from typing import NamedTuple

from lgnet.kernel.coded import CodedList


class ToSeeTo(NamedTuple):
    """What is wrong or will be, what to do, and the page where it is done."""

    words: str
    next_step: str
    url: str


_landing: list[Callable] = []
_service: list[Callable] = []
_warnings: list[Callable] = []
_lent: dict[str, CodedList] = {}


def on_landing(fill: Callable) -> Callable:
    """Register `fill(request) -> dict`: what it returns is given to the public first page."""
    _landing.append(fill)
    return fill


def landing_slots(request) -> dict:
    filled: dict = {}
    for fill in _landing:
        filled.update(fill(request))
    return filled


def on_service(fill: Callable) -> Callable:
    """Register `fill(by, service) -> dict` with its `template`, or nothing: a section of a service's page."""
    _service.append(fill)
    return fill


def service_sections(by, service) -> list[dict]:
    return [filled for fill in _service if (filled := fill(by, service))]


def warns_administrators(tell: Callable) -> None:
    """Register `tell(by) -> list[ToSeeTo]`: what the administrator of a city has to see to. It stands above the pages
    of the administration, and is counted in the menu."""
    _warnings.append(tell)


def administrators_warnings(by) -> list[ToSeeTo]:
    return [warning for tell in _warnings for warning in tell(by)]


def count_of_warnings(by) -> int:
    return len(administrators_warnings(by))


def lend(name: str, codes: CodedList) -> None:
    """Let the directory and the teams use a list that lives above: `needs` (outreach), `languages` (people)."""
    _lent[name] = codes


def lent(name: str) -> CodedList:
    """An empty list where nobody has lent one."""
    return _lent.get(name) or CodedList("", {})
