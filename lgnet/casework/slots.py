# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places on case work's pages that contexts above may fill: lines of "My day", moments and sections of a
case's page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lgnet.kernel.rules import Rule

MOST_LINES = 10
"""Of one section; the rest is a press away."""


@dataclass(frozen=True)
class Line:
    """One thing to see to: what, of whom, by when, and the page where it is done."""

    words: str
    url: str
    note: str = ""
    on: date | None = None
    tone: str = "neutral"
    badge: str = ""
    """A word beside it that says why it presses."""
    person_id: UUID | None = None
    """Who is shown by it: goes to the audit."""
    subject: object = None
    """What it is about, for a section with a template of its own."""


@dataclass(frozen=True)
class Section:
    """A part of the day: `fill(by, city)` gives its lines, the most pressing first, at most MOST_LINES + 1 of them."""

    name: str
    title: object
    rule: Rule
    fill: Callable[..., Iterable[Line]]
    order: int
    icon: str = "check"
    page: str = ""
    """The URL name of the whole list; takes the city's slug."""
    template: str = "casework/my_day/lines.html"


@dataclass(frozen=True)
class Filled:
    section: Section
    lines: list[Line]
    more: bool


_sections: list[Section] = []


def on_my_day(section: Section) -> None:
    _sections.append(section)


def my_day(by, city) -> list[Filled]:
    """The sections this reader may see, in their order; empty ones too."""
    open_to = sorted((one for one in _sections if one.rule.allows(by)), key=lambda one: one.order)
    return [_filled(section, list(section.fill(by, city))) for section in open_to]


def _filled(section: Section, lines: list[Line]) -> Filled:
    return Filled(section, lines[:MOST_LINES], len(lines) > MOST_LINES)


_story: list[Callable[..., Iterable]] = []


def tells_of_case(fill: Callable[..., Iterable]) -> None:
    """`fill(case, city)` gives moments (`people.story.Moment`) of the time of a case, in a fixed number of queries."""
    _story.append(fill)


def told_of_case(case, city) -> list:
    return [moment for fill in _story for moment in fill(case, city)]


@dataclass(frozen=True)
class CasePanel:
    """A section of a case's page: `template` rendered with what `fill(by, case)` returns."""

    title: object
    template: str
    rule: Rule
    fill: Callable[..., dict]
    order: int = 50


_panels: list[CasePanel] = []


def on_case(panel: CasePanel) -> None:
    _panels.append(panel)


def case_panels(by, case) -> list[dict]:
    """The sections this reader may see, filled, in their order."""
    open_to = sorted((panel for panel in _panels if panel.rule.allows(by)), key=lambda panel: panel.order)
    return [{"title": panel.title, "template": panel.template, **panel.fill(by, case)} for panel in open_to]
