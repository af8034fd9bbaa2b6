# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of appointments stands on other pages: a person's (what is to come, what has been), and buttons to book."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.network.models import City
from lgnet.outreach.appointments import appointments_with
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.models import Appointment
from lgnet.outreach.policies import may_keep_appointments, may_read_appointments
from lgnet.outreach.slots import RequestAction, on_request
from lgnet.people import slots, story
from lgnet.people.slots import QuickAction
from lgnet.people.story import Due, Moment

MOST_COMING = 3
TONES = {
    "booked": "info",
    "came": "success",
    "did_not_come": "warning",
    "called_off": "neutral",
    "moved": "neutral",
}


def register() -> None:
    slots.quick_action(BOOK)
    on_request(BOOK_FOR_REQUEST)
    story.tells_due(may_read_appointments, coming)
    story.tells_happened(may_read_appointments, been)


def coming(by, city: City, person) -> list[Due]:
    """Booked, and nobody has said yet how it went."""
    booked = appointments_with(by, person).filter(state=AppointmentState.BOOKED).order_by("starts_at")
    return [_due(one, city) for one in booked[:MOST_COMING]]


def been(by, city: City, person, most: int) -> list[Moment]:
    """Those that took place, were missed or called off. A moved one is told by the one that stands for it."""
    ended = appointments_with(by, person).exclude(state__in=[AppointmentState.BOOKED, AppointmentState.MOVED])
    return [_moment(one, city) for one in ended.order_by("-starts_at")[:most]]


def _due(one: Appointment, city: City) -> Due:
    hour = one.starts_at.astimezone(ROME).strftime("%H:%M")
    late = one.ends_at < clock.now()
    return Due(
        _("Appointment at %(hour)s") % {"hour": hour}, _url(one, city), one.starts_at.astimezone(ROME).date(),
        _("Came, or not?") if late else "", "warning" if late else "neutral",
        " · ".join((one.with_whom, one.site.name)),
    )  # fmt: skip


def _moment(one: Appointment, city: City) -> Moment:
    words = " · ".join((str(one.get_state_display()), one.with_whom, one.site.name))
    return Moment(
        one.starts_at, _("Appointment"), words, "calendar", TONES[one.state], one.told_by, href=_url(one, city)
    )  # fmt: skip


def _url(one: Appointment, city: City) -> str:
    return reverse("appointments:appointment", args=[city.slug, one.pk])


BOOK = QuickAction(
    label=gettext_lazy("Appointment"), page="appointments:book_for_person", rule=may_keep_appointments,
    icon="calendar", order=65,
)  # fmt: skip
BOOK_FOR_REQUEST = RequestAction(
    label=gettext_lazy("Appointment"), page="appointments:book_for_request", rule=may_keep_appointments,
    icon="calendar", order=60,
)  # fmt: skip
