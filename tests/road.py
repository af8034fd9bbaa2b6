# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mobile unit of a city with its route, a number in its queue and an appointment, for tests of every page."""

from datetime import time, timedelta

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.network.models import Site, Team
from lgnet.outreach.actions.book_appointment import book_appointment
from lgnet.outreach.actions.keep_exception import cancel_stop
from lgnet.outreach.actions.keep_queue import take_number
from lgnet.outreach.actions.keep_stop import add_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit
from lgnet.outreach.models import Appointment, Shift
from lgnet.trust import tenancy


def on_the_road(team: Team) -> dict[str, object]:
    """What the addresses of its pages name."""
    by, tomorrow = system_actor("world", city_id=team.city_id), clock.today() + timedelta(days=1)
    with tenancy.in_city(team.city_id), transaction.atomic():
        site = Site.objects.filter(city_id=team.city_id).first()
        ticket = take_number(site=site, comes_for="information", by=by)
        unit = add_unit(name="Camper", team=team, by=by)
        route = add_route(unit=unit, name="Notte in centro", by=by)
        hours = {"weekday": tomorrow.weekday(), "starts_at": time(21), "ends_at": time(0, 30)}
        stop = add_stop(route=route, place="Stazione", latitude="40.7259", longitude="8.5555", by=by, **hours)
        shift = Shift.objects.earliest("day")
        exception = cancel_stop(stop=stop, on=tomorrow + timedelta(days=7), reason="weather", by=by)
    return {
        "unit_id": unit.pk, "route_id": route.pk, "stop_id": stop.pk, "exception_id": exception.pk,
        "shift_id": shift.pk, "ticket_id": ticket.pk,
    }  # fmt: skip


def appointment_of(person, *, by: Actor) -> Appointment:
    """Tomorrow, with whoever books it."""
    site = Site.objects.filter(city_id=by.city_id).first()
    at = clock.now() + timedelta(days=1)
    me = User.objects.get(pk=by.user_id)
    return book_appointment(
        site=site, operator=me, starts_at=at, minutes=30, person=person, purpose="documents", by=by
    )
