# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who reads which figures, who sees what is behind them, who promises a target."""

from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.kernel.rules import role_rule, rule

may_read_network_figures = role_rule(
    "may_read_network_figures",
    Role.NETWORK_ADMINISTRATOR, Role.COORDINATOR, Role.ASSISTANCE_OFFICER, Role.COMMUNICATION,
    doc="Figures of all cities, without the records behind them.",
)  # fmt: skip
may_read_city_figures = role_rule(
    "may_read_city_figures",
    Role.PROJECT_MANAGER, Role.CASE_MANAGER, Role.DATA_PROTECTION_OFFICER, Role.CITY_ADMINISTRATOR,
    Role.ACCOUNTANT, Role.CHECKER,
    doc="Figures of the city.",
)  # fmt: skip
may_see_members = role_rule(
    "may_see_members",
    Role.PROJECT_MANAGER, Role.CASE_MANAGER, Role.DATA_PROTECTION_OFFICER,
    doc="The records behind a figure: under a code, unless the next rule gives names.",
)  # fmt: skip
may_see_names = role_rule(
    "may_see_names", Role.CASE_MANAGER, doc="Who the people behind a figure are: those who follow them."
)
may_set_targets = role_rule(
    "may_set_targets", Role.PROJECT_MANAGER, doc="Promise for the city what a figure is to reach."
)

may_close_periods = role_rule(
    "may_close_periods", Role.PROJECT_MANAGER,
    doc="Report a period that is over, so that its figures stay; and correct it later, with the reasons.",
)  # fmt: skip


@rule
def reads_figures_beside_other_work(by, **facts) -> None:
    """For the menu: figures come first for the project manager, last for everybody else."""
    may_read_city_figures(by)
    if may_set_targets.allows(by):
        raise Denied()


@rule
def may_request_reports(by, **facts) -> None:
    """Whoever reads the figures of a place may have them as a file."""
    reads = may_read_network_figures if by.city_id is None else may_read_city_figures
    reads(by)
