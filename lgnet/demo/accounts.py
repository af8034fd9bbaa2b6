# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration's people behind the desk: invented, and signed in with one click."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.actor import Role


@dataclass(frozen=True)
class Account:
    key: str
    name: str
    role: object
    """In words, for the first page."""
    city: str | None
    """The slug of the city; None for the network."""
    roles: tuple[Role, ...]
    task: object
    """What to try as this person."""

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example"

    @property
    def url(self) -> str:
        return reverse("demo:sign_in", args=[self.key])


ACCOUNTS = [
    Account(
        "street-operator", "Bruno Sanna", _("Street operator"), "sassari", (Role.STREET_OPERATOR,),
        _("Meets people at night: write a contact in 20 seconds, on a phone."),
    ),
    Account(
        "case-manager", "Amina Piras", _("Case manager"), "sassari", (Role.CASE_MANAGER,),
        _("Takes in charge who waits, refers to services, follows to the end."),
    ),
    Account(
        "case-manager-other-city", "Carla Ferrero", _("Case manager"), "torino", (Role.CASE_MANAGER,),
        _("The same work in another city, whose people Sassari never sees."),
    ),
    Account(
        "project-manager", "Paolo Deiana", _("Project manager"), "sassari", (Role.PROJECT_MANAGER,),
        _("Sets targets and sees the city's figures, and the records behind them without names."),
    ),
    Account(
        "city-administrator", "Chiara Manca", _("City administrator"), "sassari", (Role.CITY_ADMINISTRATOR,),
        _("Invites colleagues, keeps teams, sites and the directory of services."),
    ),
    Account(
        "desk-operator", "Elena Porcu", _("Desk operator"), "sassari", (Role.DESK_OPERATOR,),
        _("Receives people at the one-stop shop: the queue, requests, the directory."),
    ),
    Account(
        "housing-officer", "Livia Sechi", _("Housing officer"), "sassari", (Role.HOUSING_OFFICER,),
        _("Keeps houses and beds, finds a place for who waits for one."),
    ),
    Account(
        "data-protection-officer", "Silvia Usai", _("Data-protection officer"), "sassari",
        (Role.DATA_PROTECTION_OFFICER,),
        _("Sees who read unusually much, and says whether it was justified."),
    ),
    Account(
        "coordination", "Dario Conti", _("Coordination at the Ministry"), None, (Role.COORDINATOR,),
        _("Sees the figures of all cities, and never a name."),
    ),
    Account(
        "network-administrator", "Nora Bassi", _("Network administrator"), None, (Role.NETWORK_ADMINISTRATOR,),
        _("Keeps programmes and partners, adds a fourth edition."),
    ),
    Account(
        "communication", "Marta Riva", _("Communication"), None, (Role.COMMUNICATION,),
        _("Makes closed figures public, rounded and without small numbers."),
    ),
]  # fmt: skip
BY_KEY = {account.key: account for account in ACCOUNTS}
