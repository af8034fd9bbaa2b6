# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places on a person's page that contexts above may fill."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from lgnet.kernel.rules import Rule


@dataclass(frozen=True)
class Panel:
    """A section of a person's page: `template` rendered with what `fill(by, person)` returns."""

    title: object
    template: str
    rule: Rule
    fill: Callable[..., dict]
    order: int = 50


@dataclass(frozen=True)
class QuickAction:
    """A button on top of a person's page; `page` is a URL name that takes the city's slug and the person's id."""

    label: object
    page: str
    rule: Rule
    icon: str = ""
    order: int = 50
    fits: Callable[..., bool] = lambda by, person: True
    """Whether it makes sense for this person now: `fits(by, person)`."""

    def url(self, city, person) -> str:
        return reverse(self.page, args=[city.slug, person.pk])


_panels: list[Panel] = []
_quick_actions: list[QuickAction] = []
_followers: list[Callable[..., bool]] = []


def on_person(panel: Panel) -> None:
    _panels.append(panel)


def quick_action(action: QuickAction) -> None:
    _quick_actions.append(action)


def person_panels(by, person) -> list[dict]:
    """The sections this reader may see, filled, in their order."""
    open_to = sorted((panel for panel in _panels if panel.rule.allows(by)), key=lambda panel: panel.order)
    return [{"title": panel.title, "template": panel.template, **panel.fill(by, person)} for panel in open_to]


def quick_actions(by, city, person) -> list[dict]:
    """The buttons this reader may press for this person."""
    fitting = [action for action in _quick_actions if action.rule.allows(by) and action.fits(by, person)]
    return [
        {"label": action.label, "url": action.url(city, person), "icon": action.icon}
        for action in sorted(fitting, key=lambda action: action.order)
    ]


def tells_followers(followed_by_others: Callable[..., bool]) -> None:
    """`followed_by_others(by, person)`: somebody follows her, and it is neither `by` nor a team of hers."""
    _followers.append(followed_by_others)


def is_followed_by_others(by, person) -> bool:
    return any(ask(by, person) for ask in _followers)


_keepers: list[Callable[..., bool]] = []


def guards_restricted(may_open: Callable[..., bool]) -> None:
    """`may_open(by, person)`: what a context keeps restricted of her may be read in full by this case manager."""
    _keepers.append(may_open)


def may_open_restricted(by, person) -> bool:
    """All that is restricted, in whatever context."""
    return all(ask(by, person) for ask in _keepers)
