# SPDX-License-Identifier: AGPL-3.0-or-later
"""Some of a city's people are recorded twice: one pair is linked, one is told apart, others wait to be looked at. Told
at the end, the same each time; the job goes on with whoever has not been compared."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.errors import Conflict
from lgnet.people.actions.find_pairs import find_pairs
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.tell_apart import tell_apart
from lgnet.people.queries.pairs import pairs_to_review
from lgnet.trust import tenancy

COMPARED = 60
"""The first people of a city: enough to find some, and quick."""
LOOKED_AT = 8
"""Of the surest pairs: two open cases are not linked."""


def recognise(towns: list[Town], *, last: datetime) -> None:
    for town in towns:
        with clock.telling(last), tenancy.in_city(town.city.id, teams=tenancy.EVERY_TEAM):
            find_pairs(by=system_actor("people", city_id=town.city.id), at_once=COMPARED)
        by = town.case_managers[0]
        with (
            clock.telling(last),
            tenancy.in_city(by.city_id, teams=by.team_ids),
            transaction.atomic(),
        ):
            _decide(by)


def _decide(by: Actor) -> None:
    """The surest that can be is linked, the least sure told apart."""
    pairs = list(pairs_to_review(by).select_related("first", "second")[:LOOKED_AT])
    linked = next((pair for pair in pairs if _linked(pair, by)), None)
    others = [pair for pair in pairs if pair != linked]
    if others:
        last = others[-1]
        with suppress(Conflict):
            tell_apart(first=last.first, second=last.second, how_known="recognised", by=by)


def _linked(pair, by: Actor) -> bool:
    with suppress(Conflict), transaction.atomic():
        link_records(first=pair.first, second=pair.second, how_known="told", by=by)
        return True
    return False
