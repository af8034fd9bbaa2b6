# SPDX-License-Identifier: AGPL-3.0-or-later
"""The example of a directory names no city: its addresses get invented points around the middle of each."""

from decimal import Decimal

from lgnet.kernel.actor import Actor
from lgnet.network.actions.change_service import change_service
from lgnet.network.models import City, Organisation, Service

STEP, ACROSS = Decimal("0.0025"), 6
"""Degrees between two neighbours (about 250 metres), on a grid of so many columns."""


def middle_of(city: City) -> Organisation | None:
    """Whose position stands for the city's; None where nobody has written one down."""
    holder = city.organisation if city.organisation.latitude else city.organisation.parent
    return holder if holder and holder.latitude else None


def place_services(city: City, *, by: Actor) -> None:
    """Those with an address that everybody may read."""
    middle = middle_of(city)
    if middle is None:
        return
    shown = Service.objects.filter(city_id=city.pk, confidential_address=False).exclude(address="")
    for number, service in enumerate(shown.select_related("provider").order_by("name", "provider__name")):
        row, column = divmod(number, ACROSS)
        north, east = STEP * (row - ACROSS // 2), STEP * (column - ACROSS // 2)
        change_service(
            service=service, provider=service.provider, name=service.name, needs=service.needs, by=by,
            latitude=middle.latitude + north, longitude=middle.longitude + east,
        )  # fmt: skip
