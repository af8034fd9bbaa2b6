# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with houses and beds, and what their states allow."""

from django.utils.translation import pgettext_lazy

from lgnet.housing.choices import WorksState as W
from lgnet.housing.errors import NotItsTeam
from lgnet.housing.models import Property
from lgnet.kernel.actor import Role
from lgnet.kernel.rules import role_rule, rule
from lgnet.kernel.states import Move, StateTable

may_read_houses = role_rule(
    "may_read_houses", Role.HOUSING_OFFICER, Role.CASE_MANAGER, Role.DESK_OPERATOR, Role.PROJECT_MANAGER,
    doc="Houses, units and beds, without the address of a confidential one.",
)  # fmt: skip
may_keep_houses = role_rule(
    "may_keep_houses", Role.HOUSING_OFFICER, doc="Write houses, units and beds.",
)  # fmt: skip

may_read_costs = role_rule(
    "may_read_costs", Role.HOUSING_OFFICER, Role.PROJECT_MANAGER, Role.ACCOUNTANT, doc="What running a house costs.",
)  # fmt: skip


def runs(by, home: Property) -> bool:
    """The actor is of the team that runs the house."""
    return home.team_id is not None and home.team_id in by.team_ids


def may_know_where(by, home: Property) -> bool:
    """What the database lets this actor read, said beforehand: a confidential address is its own team's."""
    return by.system or not home.is_confidential or runs(by, home)


@rule
def may_write_house(by, *, home=None) -> None:
    """The house itself (name, team, address, whether it is confidential): of a confidential one, its own team."""
    may_keep_houses(by)
    if home is not None and not may_know_where(by, home):
        raise NotItsTeam()


WORKS_MOVES = StateTable(
    "works",
    Move("plan", pgettext_lazy("works", "Plan works"), (), W.PLANNED,
         may_keep_houses, "what, contract with CIG, budget, planned days, the beds they open"),
    Move("start", pgettext_lazy("works", "They have begun"), (W.PLANNED,), W.UNDER_WAY,
         may_keep_houses, "on which day"),
    Move("finish", pgettext_lazy("works", "They are finished"), (W.PLANNED, W.UNDER_WAY), W.FINISHED,
         may_keep_houses, "on which day; the beds that open, and from which night"),
    Move("give_up", pgettext_lazy("works", "They are given up"), (W.PLANNED, W.UNDER_WAY), W.GIVEN_UP,
         may_keep_houses, "on which day; no bed opens"),
)  # fmt: skip
