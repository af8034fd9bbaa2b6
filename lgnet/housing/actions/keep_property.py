# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house with its units and beds: made, and corrected."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.housing.choices import ForWhom, PropertyKind
from lgnet.housing.errors import HouseNameTaken, NoName, NotReachedOtherwise
from lgnet.housing.models import Address, Bed, Property, Unit
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.whereabouts import Whereabouts, sealed
from lgnet.kernel.actor import Actor
from lgnet.network.models import Team
from lgnet.network.policies import require_own_city
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class House(TypedDict, total=False):
    """What else may be told of a house."""

    owner: str
    team: Team | None
    is_confidential: bool
    meeting_point: str
    phone: str
    opened_on: date | None


@transaction.atomic
def add_property(
    *,
    name: str,
    kind: str,
    owner_kind: str,
    by: Actor,
    address: Whereabouts | None = None,
    **told: Unpack[House],
) -> Property:
    """Raises NoName, HouseNameTaken, NotReachedOtherwise. A protected shelter is confidential, told or not."""
    may_keep_houses(by)
    home = Property(name=name.strip(), kind=kind, owner_kind=owner_kind, **told)
    home.is_confidential |= kind == PropertyKind.PROTECTED_SHELTER
    _check(home, by=by)
    with becomes(HouseNameTaken(name=home.name), on="one_property_name_a_city"):
        home.save(force_insert=True)
    if address:
        Address.objects.create(property=home, sealed=sealed(address, of=home))
    audit.record("housing.property_added", by=by, target=home, kind=kind)
    return home


def _check(home: Property, *, by: Actor) -> None:
    if not home.name:
        raise NoName()
    if home.team:
        require_own_city(by, home.team.city_id)
    if home.is_confidential and not (home.team and home.meeting_point and home.phone):
        raise NotReachedOtherwise()


@transaction.atomic
def add_unit(*, home: Property, name: str, by: Actor, for_whom: str = ForWhom.ANYBODY) -> Unit:
    """A room or flat of the house. Raises NoName, HouseNameTaken."""
    may_keep_houses(by)
    unit = Unit(property=home, name=name.strip(), for_whom=for_whom)
    if not unit.name:
        raise NoName()
    with becomes(HouseNameTaken(name=unit.name), on="one_unit_name_a_property"):
        unit.save(force_insert=True)
    audit.record("housing.unit_added", by=by, target=unit)
    return unit


@transaction.atomic
def add_bed(
    *,
    unit: Unit,
    name: str,
    in_service_from: date,
    by: Actor,
    traits: Iterable[str] = (),
    out_of_service_from: date | None = None,
) -> Bed:
    """A bed of the unit. Raises NoName, HouseNameTaken."""
    may_keep_houses(by)
    bed = Bed(
        unit=unit, name=name.strip(), traits=sorted(traits), in_service_from=in_service_from,
        out_of_service_from=out_of_service_from,
    )  # fmt: skip
    if not bed.name:
        raise NoName()
    with becomes(HouseNameTaken(name=bed.name), on="one_bed_name_a_unit"):
        bed.save(force_insert=True)
    audit.record("housing.bed_added", by=by, target=bed)
    return bed
