# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who does it. Nobody acts anonymously: each action takes `by: Actor`."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a membership entitles to. The first group works in one city, the second for the whole network."""

    STREET_OPERATOR = "street_operator"
    DESK_OPERATOR = "desk_operator"
    CASE_MANAGER = "case_manager"
    HOUSING_OFFICER = "housing_officer"
    CIVIC_OFFICER = "civic_officer"
    COMMUNITY_OFFICER = "community_officer"
    PROJECT_MANAGER = "project_manager"
    ACCOUNTANT = "accountant"
    CHECKER = "checker"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    CITY_ADMINISTRATOR = "city_administrator"

    NETWORK_ADMINISTRATOR = "network_administrator"
    COORDINATOR = "coordinator"
    ASSISTANCE_OFFICER = "assistance_officer"
    COMMUNICATION = "communication"


NETWORK_ROLES = frozenset(
    {Role.NETWORK_ADMINISTRATOR, Role.COORDINATOR, Role.ASSISTANCE_OFFICER, Role.COMMUNICATION}
)
CITY_ROLES = frozenset(Role) - NETWORK_ROLES


@dataclass(frozen=True, slots=True)
class Actor:
    """A user in one place: a city, or the network when `city_id` is None. Built anew for each request."""

    user_id: UUID | None
    name: str
    city_id: UUID | None = None
    roles: frozenset[str] = frozenset()
    team_ids: frozenset[UUID] = frozenset()
    system: bool = False

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


def system_actor(name: str, *, city_id: UUID | None) -> Actor:
    """A job. It has no roles and sees every team's people: it makes figures and seals, never pages."""
    return Actor(user_id=None, name=name, city_id=city_id, system=True)
