# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the demonstration's cities promised: Sassari for the year and the programme, Torino for the programme only."""

from datetime import date
from decimal import Decimal

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


def promise(town: Town, *, day: date) -> None:
    """As the city's project manager enters them. Call it inside the city."""
    for kind, values in PROMISES[town.city.slug].items():
        for indicator, value in values.items():
            set_target(
                programme=town.programme, indicator=indicator, period=period_of(day, kind), value=Decimal(value),
                by=town.project_manager,
            )  # fmt: skip
