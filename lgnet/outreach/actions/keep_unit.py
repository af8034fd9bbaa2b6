# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mobile unit and its routes: made, and corrected."""

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.models import Team
from lgnet.network.policies import require_own_city
from lgnet.outreach.actions.plan_shifts import plan_unit
from lgnet.outreach.choices import UnitKind
from lgnet.outreach.errors import UnitNameTaken
from lgnet.outreach.models import MobileUnit, Route
from lgnet.outreach.policies import may_keep_units
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def add_unit(*, name: str, team: Team, by: Actor, kind: str = UnitKind.VAN, vehicle: str = "") -> MobileUnit:
    """A new unit of the doer's city. Raises UnitNameTaken."""
    may_keep_units(by)
    require_own_city(by, team.city_id)
    unit = MobileUnit(name=name.strip(), team=team, kind=kind, vehicle=vehicle.strip())
    with becomes(UnitNameTaken(name=unit.name), on="one_unit_name_a_city"):
        unit.save(force_insert=True)
    audit.record("outreach.unit_added", by=by, target=unit, kind=kind)
    return unit


@transaction.atomic
def change_unit(*, unit: MobileUnit, by: Actor, **changes) -> MobileUnit:
    """Correct name, kind, team or vehicle, or put it out of use (`is_active`). Raises UnitNameTaken."""
    may_keep_units(by)
    require_own_city(by, changes.get("team", unit.team).city_id)
    for field, told in changes.items():
        setattr(unit, field, told.strip() if isinstance(told, str) else told)
    with becomes(UnitNameTaken(name=unit.name), on="one_unit_name_a_city"):
        unit.save()
    audit.record("outreach.unit_changed", by=by, target=unit, fields=sorted(changes))
    plan_unit(unit, by=by)
    return unit


@transaction.atomic
def add_route(*, unit: MobileUnit, name: str, by: Actor) -> Route:
    """Raises UnitNameTaken."""
    may_keep_units(by)
    route = Route(unit=unit, name=name.strip())
    with becomes(UnitNameTaken(name=route.name), on="one_route_name_a_unit"):
        route.save(force_insert=True)
    audit.record("outreach.route_added", by=by, target=route)
    return route


@transaction.atomic
def change_route(*, route: Route, name: str, by: Actor) -> Route:
    """Raises UnitNameTaken."""
    may_keep_units(by)
    route.name = name.strip()
    with becomes(UnitNameTaken(name=route.name), on="one_route_name_a_unit"):
        route.save(update_fields=["name"])
    audit.record("outreach.route_changed", by=by, target=route)
    return route
