# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places on outreach's pages that contexts above may fill."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from lgnet.kernel.rules import Rule


@dataclass(frozen=True)
class Panel:
    """A section of a contact's page: `template` rendered with what `fill(by, contact)` returns."""

    title: object
    template: str
    rule: Rule
    fill: Callable
    order: int = 50


@dataclass(frozen=True)
class RequestAction:
    """A button beside each waiting request; `page` is a URL name that takes the city's slug and the request's id."""

    label: object
    page: str
    rule: Rule
    icon: str = ""
    order: int = 50

    def url(self, city, request) -> str:
        return reverse(self.page, args=[city.slug, request.pk])


_public_pages: list[Callable] = []
_panels: list[Panel] = []
_actions: list[RequestAction] = []


def on_contact(panel: Panel) -> None:
    _panels.append(panel)


def on_request(action: RequestAction) -> None:
    _actions.append(action)


def contact_panels(by, contact) -> list[dict]:
    """The sections this reader may see, filled, in their order."""
    open_to = sorted((panel for panel in _panels if panel.rule.allows(by)), key=lambda panel: panel.order)
    return [
        {"title": panel.title, "template": panel.template, **panel.fill(by, contact)} for panel in open_to
    ]


def request_actions(by) -> list[RequestAction]:
    return sorted((action for action in _actions if action.rule.allows(by)), key=lambda action: action.order)


def tells_public_page(path_of: Callable) -> None:
    """Register `path_of(city, language)`: where the public reads of the city's services, or an empty text."""
    _public_pages.append(path_of)


def public_page(city, language: str) -> str:
    """Empty where nobody has published one."""
    return next(filter(None, (path_of(city, language) for path_of in _public_pages)), "")


_erasers: list[Callable[[Sequence[UUID]], None]] = []


def erases_of_contacts(erase: Callable[[Sequence[UUID]], None]) -> None:
    """`erase(contact_ids)`: what a context above holds on contacts without a name whose time is over goes."""
    _erasers.append(erase)


def erase_of_contacts(contact_ids: Sequence[UUID]) -> None:
    for erase in _erasers:
        erase(contact_ids)
