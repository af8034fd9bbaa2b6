# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who gives which roles. A city's administrator: city roles in her city. The network's administrator: network roles,
and city administrators. Nobody: her own.
"""

from collections.abc import Collection

from lgnet.accounts.models import User
from lgnet.kernel.actor import CITY_ROLES, NETWORK_ROLES, Actor, Role
from lgnet.network.choices import ROLE_LABELS, PartnerRole
from lgnet.network.errors import (
    IncompatibleRoles,
    NoRole,
    NotForThisBody,
    NotInThisCity,
    NotYourself,
    RoleNotYours,
)
from lgnet.network.models import City, Membership, Partnership

INCOMPATIBLE = ((Role.ACCOUNTANT, Role.CHECKER), (Role.PROJECT_MANAGER, Role.CHECKER))
"""Who enters an expense, or answers for it, does not approve it."""


def roles_to_give(by: Actor, *, city: City | None) -> frozenset[str]:
    """The roles this actor may give and take there."""
    fitting = CITY_ROLES if city else NETWORK_ROLES
    if by.system:
        return fitting
    if by.city_id is None and by.has(Role.NETWORK_ADMINISTRATOR):
        return frozenset({Role.CITY_ADMINISTRATOR}) if city else fitting
    if city and by.city_id == city.id and by.has(Role.CITY_ADMINISTRATOR):
        return fitting
    return frozenset()


def require_may_give(by: Actor, *, city: City | None, roles: Collection[str], to: User | None = None) -> None:
    """Raises NotYourself, RoleNotYours."""
    if to is not None and by.user_id == to.id:
        raise NotYourself()
    for role in sorted(set(roles) - roles_to_give(by, city=city)):
        raise RoleNotYours(role=ROLE_LABELS.get(role, role))


def require_possible(roles: Collection[str]) -> None:
    """Raises NoRole, IncompatibleRoles."""
    if not roles:
        raise NoRole()
    for one, other in INCOMPATIBLE:
        if one in roles and other in roles:
            raise IncompatibleRoles(one=ROLE_LABELS[one], other=ROLE_LABELS[other])


def require_reachable(by: Actor, membership: Membership) -> None:
    """Whether this membership is the doer's to change or end; if not, it does not exist for her. Never her own."""
    if by.user_id is not None and by.user_id == membership.user_id:
        raise NotYourself()
    if not roles_to_give(by, city=membership.city) & set(membership.roles):
        raise NotInThisCity()


def require_may_reset(by: Actor, *, user: User) -> None:
    """A city's administrator: those who work in her city only. The network's: everybody. Nobody: herself."""
    if by.user_id == user.id:
        raise NotYourself()
    if by.city_id is None and by.has(Role.NETWORK_ADMINISTRATOR):
        return
    places = set(Membership.objects.current().filter(user=user).values_list("city_id", flat=True))
    if not by.has(Role.CITY_ADMINISTRATOR) or places != {by.city_id}:
        raise NotInThisCity()


def may_reset(by: Actor, *, user: User) -> bool:
    try:
        require_may_reset(by, user=user)
    except (NotYourself, NotInThisCity):
        return False
    return True


def require_body_of(city: City | None, body: Partnership | None) -> None:
    """An operator is lent by a body that works under this very city."""
    if body is None:
        return
    if city is None or body.city_id != city.id or body.role != PartnerRole.IMPLEMENTING_BODY:
        raise NotForThisBody()
