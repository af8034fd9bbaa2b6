# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit chains of all cities and of the network, verified for `lgnet check`."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from lgnet.network.models import City
from lgnet.trust import tenancy
from lgnet.trust.checks import audit_of
from lgnet.trust.verifying import Head

TOLD = 20  # faults of one chain; the rest is counted


def places() -> dict[str, UUID]:
    cities = City.objects.order_by("slug").values_list("slug", "id")
    return {"network": tenancy.NETWORK, **dict(cities)}


def faults_and_heads(
    known: Mapping[str, UUID], *, kept: Mapping[str, Sequence[Head]]
) -> tuple[list[str], dict[str, Head]]:
    """What is wrong in the known places, in words, and where each chain ends now."""
    faults, heads = [], {}
    for place, city_id in known.items():
        verdict = audit_of(city_id, kept=kept.get(place, ()))
        heads[place] = verdict.head
        faults += [f"{place}: {fault}" for fault in verdict.faults[:TOLD]]
        if len(verdict.faults) > TOLD:
            faults.append(f"{place}: and {len(verdict.faults) - TOLD} more")
    faults += [
        f"{place}: its audit was kept, but no city is called so" for place in kept if place not in known
    ]
    return faults, heads
