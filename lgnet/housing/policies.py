# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what with houses and beds, and what their states allow."""

from lgnet.housing.models import Property
from lgnet.kernel.actor import Role
from lgnet.kernel.rules import role_rule

may_read_houses = role_rule(
    "may_read_houses", Role.HOUSING_OFFICER, Role.CASE_MANAGER, Role.PROJECT_MANAGER,
    doc="Houses, units and beds, without the address of a confidential one.",
)  # fmt: skip
may_keep_houses = role_rule(
    "may_keep_houses", Role.HOUSING_OFFICER, doc="Write houses, units and beds.",
)  # fmt: skip


def runs(by, home: Property) -> bool:
    """The actor is of the team that runs the house."""
    return home.team_id is not None and home.team_id in by.team_ids
