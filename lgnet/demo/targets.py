# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the demonstration's cities promised: Sassari for the year and the programme, Torino for the programme only."""

from datetime import date
from decimal import Decimal

from lgnet.demo.sizes import Size
from lgnet.demo.town import Town
from lgnet.monitoring.actions.set_target import set_target
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import period_of

PROMISES = {
    "sassari": {
        PeriodKind.YEAR: {
            "contacts": 240, "people_taken_in_charge": 70, "people_directed_to_services": 55,
            "hours_to_taking_charge": 48,
        },
        PeriodKind.PROGRAMME: {
            "contacts": 450, "people_taken_in_charge": 130, "people_directed_to_services": 100,
        },
    },
    "torino": {PeriodKind.PROGRAMME: {"people_taken_in_charge": 140, "people_directed_to_services": 90}},
}  # fmt: skip
SHARES = {"people_taken_in_charge": Decimal("0.9"), "people_directed_to_services": Decimal("0.6")}
"""Of those whom a large city meets, promised for the whole programme."""


def promise(town: Town, *, day: date, size: Size) -> None:
    """As the city's project manager enters them. Call it inside the city."""
    for kind, values in _promises(town, size).items():
        for indicator, value in values.items():
            set_target(
                programme=town.programme, indicator=indicator, period=period_of(day, kind), value=Decimal(value),
                by=town.project_manager,
            )  # fmt: skip


def _promises(town: Town, size: Size) -> dict:
    if size.cities:
        return PROMISES[town.city.slug]
    return {
        PeriodKind.PROGRAMME: {indicator: int(share * size.people) for indicator, share in SHARES.items()}
    }
