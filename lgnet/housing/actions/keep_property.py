# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house with its units and beds: made, and corrected."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.take_bed import FIRST_DAY, LAST_DAY
from lgnet.housing.choices import ForWhom, PropertyKind
from lgnet.housing.errors import (
    EndsBeforeItBegins,
    HouseNameTaken,
    NoName,
    NotOfOurTime,
    NotReachedOtherwise,
    ToldOnlyToItsTeam,
)
from lgnet.housing.models import Address, Bed, Property, Unit
from lgnet.housing.policies import may_keep_houses, may_know_where
from lgnet.housing.whereabouts import Whereabouts, keep_out, sealed, whereabouts
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
    """Raises NoName, HouseNameTaken, NotReachedOtherwise, ToldOnlyToItsTeam, GivesAddressAway.

    A protected shelter is confidential, told or not.
    """
    may_keep_houses(by)
    home = Property(name=name.strip(), kind=kind, owner_kind=owner_kind, **told)
    check_property(home, address, by=by)
    if address and not may_know_where(by, home):
        raise ToldOnlyToItsTeam()
    with becomes(HouseNameTaken(name=home.name), on="one_property_name_a_city"):
        home.save(force_insert=True)
    if address:
        Address.objects.create(property=home, sealed=sealed(address, of=home))
    audit.record("housing.property_added", by=by, target=home, kind=kind)
    return home


def check_property(home: Property, address: Whereabouts | None, *, by: Actor) -> None:
    home.is_confidential |= home.kind == PropertyKind.PROTECTED_SHELTER
    if not home.name:
        raise NoName()
    if home.team:
        require_own_city(by, home.team.city_id)
    if home.is_confidential and not (home.team and home.meeting_point and home.phone):
        raise NotReachedOtherwise()
    keep_out(address, of=home, texts={_("Name"): home.name, _("Meeting point"): home.meeting_point})


@transaction.atomic
def add_unit(*, home: Property, name: str, by: Actor, for_whom: str = ForWhom.ANYBODY) -> Unit:
    """A room or flat of the house. Raises NoName, HouseNameTaken."""
    may_keep_houses(by)
    unit = Unit(property=home, name=name.strip(), for_whom=for_whom)
    if not unit.name:
        raise NoName()
    keep_out(whereabouts(home), of=home, texts={_("Name"): unit.name})
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
    """A bed of the unit. Raises NoName, HouseNameTaken, EndsBeforeItBegins, NotOfOurTime, GivesAddressAway."""
    may_keep_houses(by)
    bed = Bed(
        unit=unit, name=name.strip(), traits=sorted(traits), in_service_from=in_service_from,
        out_of_service_from=out_of_service_from,
    )  # fmt: skip
    check_bed(bed)
    with becomes(HouseNameTaken(name=bed.name), on="one_bed_name_a_unit"):
        bed.save(force_insert=True)
    audit.record("housing.bed_added", by=by, target=bed)
    return bed


def check_bed(bed: Bed) -> None:
    home, last = bed.unit.property, bed.out_of_service_from
    if not bed.name:
        raise NoName()
    for day in filter(None, (bed.in_service_from, last)):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise NotOfOurTime(day=day)
    if last and last < bed.in_service_from:
        raise EndsBeforeItBegins()
    keep_out(whereabouts(home), of=home, texts={_("Name"): bed.name})
