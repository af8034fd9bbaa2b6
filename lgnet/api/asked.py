# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a call asks for: a programme of the place, a period."""

from lgnet.api.errors import NoSuchPeriod, NoSuchProgramme
from lgnet.monitoring.periods import Period, period_from
from lgnet.monitoring.queries import programmes_with_figures
from lgnet.network.models import City, Programme


def programme_of(place: City | None, code: str) -> Programme:
    """Raises NoSuchProgramme."""
    programme = programmes_with_figures(place).filter(code=code).first()
    if programme is None:
        raise NoSuchProgramme()
    return programme


def period_named(code: str) -> Period:
    """Raises NoSuchPeriod."""
    period = period_from(code)
    if period is None:
        raise NoSuchPeriod(period=code[:20])
    return period
