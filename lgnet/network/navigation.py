# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role finds in the menu. Contexts add their entries when they start; nothing below knows them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from lgnet.kernel.actor import Actor
from lgnet.kernel.rules import Rule
from lgnet.trust import tenancy


@dataclass(frozen=True)
class Entry:
    label: object
    """A lazy translation."""
    page: str
    """The name of the URL."""
    rule: Rule
    icon: str
    order: int
    of_the_network: bool = False
    count: Callable[[Actor], int] | None = None
    """How many things wait there; asked of the database on each page."""

    def url(self, city) -> str:
        return reverse(self.page) if self.of_the_network else reverse(self.page, args=[city.slug])


@dataclass(frozen=True)
class Shown:
    label: object
    url: str
    icon: str
    active: bool
    count: int | None = None


_entries: list[Entry] = []


def add(entry: Entry) -> None:
    _entries.append(entry)


def open_to(by: Actor, city) -> list[Entry]:
    """The entries this actor may use here, in order."""
    here = [entry for entry in _entries if entry.of_the_network == (city is None)]
    return sorted((entry for entry in here if entry.rule.allows(by)), key=lambda entry: entry.order)


def menu(by: Actor, city, *, path: str) -> list[Shown]:
    entries = [(entry, entry.url(city)) for entry in open_to(by, city)]
    longest = max((url for _, url in entries if path.startswith(url)), key=len, default=None)
    return [Shown(entry.label, url, entry.icon, url == longest, _count(entry, by)) for entry, url in entries]


def _count(entry: Entry, by: Actor) -> int | None:
    """Nothing on a page that tells a problem: it is outside the city."""
    return entry.count(by) if entry.count and tenancy.current() else None


def first_page(by: Actor, city) -> str | None:
    """Where this actor's day begins: the first entry of her menu."""
    entries = open_to(by, city)
    return entries[0].url(city) if entries else None
