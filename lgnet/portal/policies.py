# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who keeps the public pages: the city's administrator in her city, the network's communication officer in all."""

from lgnet.kernel.actor import Actor, Role
from lgnet.kernel.rules import role_rule
from lgnet.network.policies import or_system, require_own_city

may_keep_pages = role_rule(
    "may_keep_pages",
    Role.CITY_ADMINISTRATOR,
    Role.COMMUNICATION,
    doc="Write, review, publish and withdraw the public pages.",
)
may_release_results = role_rule(
    "may_release_results",
    Role.COMMUNICATION,
    Role.COORDINATOR,
    doc="Make the results of a closed period public.",
)
may_release = or_system(may_release_results)
may_set_up_pages = or_system(may_keep_pages)


def require_page_of(by: Actor, city_id) -> None:
    """A city's own people, or who keeps the pages of the whole network. Raises NotInThisCity."""
    if by.city_id is None and (by.system or by.has(Role.COMMUNICATION)):
        return
    require_own_city(by, city_id)
