# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what in the network. Plain roles; the rows a rule is about are checked by the actions."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.actor import CITY_ROLES, Role
from lgnet.kernel.rules import Rule, role_rule, rule
from lgnet.kernel.states import Move, StateTable
from lgnet.network.choices import ProgrammeState
from lgnet.network.errors import NotInThisCity, NotYourRole


def or_system(plain: Rule) -> Rule:
    """The same rule; the console, the demonstration and jobs pass too."""

    def check(by, **facts) -> None:
        if not by.system:
            plain(by, **facts)

    check.__name__, check.__doc__ = plain.__name__, plain.__doc__
    return Rule(check)


def require_own_city(by, city_id: UUID | None) -> None:
    """Of another city: it does not exist."""
    if city_id is None or city_id != by.city_id:
        raise NotInThisCity()


@rule
def may_enter(by, **facts) -> None:
    """Whoever has a membership here, whatever the role."""
    if not by.roles:
        raise NotYourRole()


@rule
def may_keep_own_account(by, **facts) -> None:
    """Whoever is signed in, for what is her own and nobody else's."""
    if by.user_id is None:
        raise NotYourRole()


may_administer_network = role_rule(
    "may_administer_network", Role.NETWORK_ADMINISTRATOR, doc="Programmes, partners and the network's users."
)
may_administer_city = role_rule(
    "may_administer_city", Role.CITY_ADMINISTRATOR, doc="The city's users, teams and sites."
)
may_read_programmes = role_rule(
    "may_read_programmes",
    Role.NETWORK_ADMINISTRATOR, Role.COORDINATOR, Role.ASSISTANCE_OFFICER, Role.COMMUNICATION,
    doc="Programmes and partners are public matter; here are the pages that explain them.",
)  # fmt: skip
may_read_directory = role_rule(
    "may_read_directory",
    *CITY_ROLES,
    doc="The city's services and how to reach them: nothing personal, for all.",
)
may_keep_directory = role_rule(
    "may_keep_directory", Role.DESK_OPERATOR, Role.CASE_MANAGER, Role.CITY_ADMINISTRATOR,
    doc="Add a service, correct it, say that it was checked.",
)  # fmt: skip
may_review_readings = role_rule(
    "may_review_readings", Role.DATA_PROTECTION_OFFICER,
    doc="See who read how much in the city, and say of what is unusual whether it was justified.",
)  # fmt: skip
may_set_up_network = or_system(may_administer_network)
may_set_up_city = or_system(may_administer_city)
may_set_up_directory = or_system(may_keep_directory)
may_report_service = or_system(may_read_directory)

PROGRAMME_MOVES = StateTable(
    "Programme",
    Move("start", _("Start the programme"), (ProgrammeState.PLANNED,), ProgrammeState.ACTIVE, may_set_up_network,
         "who, when: its cities write contacts for it"),
    Move("close", _("Close the programme"), (ProgrammeState.ACTIVE,), ProgrammeState.CLOSED, may_set_up_network,
         "who, when: nothing new is counted for it"),
    Move("reopen", _("Reopen the programme"), (ProgrammeState.CLOSED,), ProgrammeState.ACTIVE, may_set_up_network,
         "who, when"),
)  # fmt: skip
