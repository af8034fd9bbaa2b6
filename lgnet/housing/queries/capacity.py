# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many beds a city has, as everybody may know: never of confidential houses, never whether one is free."""

from datetime import date, timedelta

from django.db.models import Count

from lgnet.housing.queries import beds_in_service


def public_capacity(night: date) -> dict[str, int]:
    """Beds in service by kind of house, of the city of the open context."""
    beds = beds_in_service(night, night + timedelta(days=1)).filter(unit__property__is_confidential=False)
    counted = beds.order_by().values_list("unit__property__kind").annotate(Count("pk"))
    return dict(counted)
