# SPDX-License-Identifier: AGPL-3.0-or-later
"""What contexts above tell of a person on the first screen of her page: where she stands, what is due, what happened.

Each teller is asked with `fill(by, city, person)`, or for what happened `fill(by, city, person, most)`, and answers in
a fixed number of queries.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lgnet.accounts.models import User
from lgnet.kernel.rules import Rule


@dataclass(frozen=True)
class Standing:
    """One line of where she stands: who follows her, with which state."""

    label: object
    words: str
    url: str = ""
    badge: str = ""
    tone: str = "neutral"
    mail: str = ""
    """Of the colleague to write to, where there is one."""


@dataclass(frozen=True)
class Due:
    """Something to see to for her, by a day; without a day it presses after all that has one."""

    words: str
    url: str
    on: date | None = None
    badge: str = ""
    tone: str = "neutral"
    note: str = ""


@dataclass
class Moment:
    """Something that happened. `by` is found out for all moments of a page at once."""

    at: datetime
    title: str
    text: str = ""
    icon: str = "clock"
    tone: str = "info"
    by_id: UUID | None = None
    by: str = ""
    href: str = ""


@dataclass(frozen=True)
class Teller:
    rule: Rule
    fill: Callable[..., Iterable]
    order: int = 50


_standings: list[Teller] = []
_dues: list[Teller] = []
_happened: list[Teller] = []


def tells_standing(rule: Rule, fill: Callable[..., Iterable[Standing]], order: int = 50) -> None:
    _standings.append(Teller(rule, fill, order))


def tells_due(rule: Rule, fill: Callable[..., Iterable[Due]]) -> None:
    _dues.append(Teller(rule, fill))


def tells_happened(rule: Rule, fill: Callable[..., Iterable[Moment]]) -> None:
    """`fill(by, city, person, most)` gives the newest ones, at most `most` of them."""
    _happened.append(Teller(rule, fill))


def _open_to(tellers: list[Teller], by) -> list[Teller]:
    return sorted((one for one in tellers if one.rule.allows(by)), key=lambda one: one.order)


def standing_of(by, city, person) -> list[Standing]:
    return [line for teller in _open_to(_standings, by) for line in teller.fill(by, city, person)]


def due_of(by, city, person) -> list[Due]:
    """The most pressing first."""
    found = [line for teller in _open_to(_dues, by) for line in teller.fill(by, city, person)]
    return sorted(found, key=lambda line: line.on or date.max)


def happened_to(by, city, person, *, most: int) -> list[Moment]:
    """The newest `most` moments of all contexts, newest first."""
    found = [one for teller in _open_to(_happened, by) for one in teller.fill(by, city, person, most)]
    return named(sorted(found, key=lambda one: one.at, reverse=True)[:most])


def named(moments: list[Moment]) -> list[Moment]:
    """Each with the name of the colleague it is of. One query."""
    ids = {moment.by_id for moment in moments} - {None}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    for moment in moments:
        moment.by = names.get(moment.by_id, "")
    return moments
