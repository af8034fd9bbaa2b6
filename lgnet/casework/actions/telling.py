# SPDX-License-Identifier: AGPL-3.0-or-later
"""Telling those above that something they count has changed."""

from datetime import date, datetime
from uuid import UUID

from lgnet.kernel.clock import ROME
from lgnet.network.signals import facts_changed
from lgnet.trust.tenancy import current_city_id


def day_of(at: datetime) -> date:
    """The day in Italy on which a moment falls: the day it counts for."""
    return at.astimezone(ROME).date()


def tell_figures(programme_id: UUID, *moments: datetime | None) -> None:
    days = sorted({day_of(moment) for moment in moments if moment})
    facts_changed.send(sender=None, city_id=current_city_id(), programme_id=programme_id, days=days)
