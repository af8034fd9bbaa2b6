# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book an appointment: from a person, a contact, a request, a number of the queue, or for a name that was said."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.network.choices import SiteKind
from lgnet.network.door import city_page
from lgnet.network.models import Site
from lgnet.network.saying import done, status
from lgnet.outreach.models import Reminder, TicketPerson
from lgnet.outreach.policies import may_keep_appointments
from lgnet.outreach.queries import get_contact, get_request
from lgnet.outreach.queue import get_ticket
from lgnet.outreach.web.appointments.book_form import FIELDS, BookForm, free_slots
from lgnet.people.queries import get_person


@city_page(may_keep_appointments, writes=True)
def book(request, by, person_id=None, contact_id=None, request_id=None, ticket_id=None):
    """Straight to the next free times of whoever books."""
    guest, ticket = (
        _guest(by, person_id, contact_id, request_id),
        get_ticket(by, ticket_id) if ticket_id else None,
    )
    if ticket is not None:
        guest = _holder(ticket)
    sites = Site.objects.filter(city_id=by.city_id)
    if not sites:
        return TemplateResponse(request, "outreach/appointments/no_site.html", {})
    form = BookForm(request.POST or None, by=by, initial=_initial(by, guest, ticket, request))
    made = []
    if form.is_valid() and done(form, lambda: made.append(form.write(**guest)), fields=FIELDS):
        messages.success(request, _("The appointment is booked."))
        return redirect("appointments:appointment", request.city.slug, made[0].pk)
    shown = {"form": form, "who": _who(guest), "several_sites": len(sites) > 1}
    return TemplateResponse(request, "outreach/appointments/book.html", shown, status=status(form))


@city_page(may_keep_appointments)
def free(request, by):
    """The chips of the form, when another colleague, length or day is chosen."""
    asked = request.GET
    slots = free_slots(asked.get("with_whom", ""), asked.get("minutes", ""), asked.get("day", ""))
    return TemplateResponse(request, "outreach/appointments/slots.html", {"slots": slots})


def _guest(by, person_id, contact_id, request_id) -> dict:
    """Who comes, as far as the address says so."""
    if person_id:
        return {"person": get_person(by, person_id)}
    if request_id:
        contact_id = get_request(by, request_id).contact_id
    return {"contact": get_contact(by, contact_id)} if contact_id else {}


def _holder(ticket) -> dict:
    holder = TicketPerson.objects.filter(ticket=ticket).select_related("person").first()
    return {"person": holder.person} if holder else {}


def _person(guest: dict):
    contact = guest.get("contact")
    return guest.get("person") or (contact.person if contact else None)


def _who(guest: dict) -> str:
    if guest.get("contact"):
        return guest["contact"].who
    return guest["person"].full_name if guest.get("person") else ""


def _initial(by, guest: dict, ticket, request) -> dict:
    """Me, at the desk, for half an hour; what is known of her."""
    desks = Site.objects.filter(city_id=by.city_id, kind=SiteKind.ONE_STOP_SHOP)
    site = ticket.site_id if ticket else desks.values_list("pk", flat=True).first()
    if site is None:
        site = Site.objects.filter(city_id=by.city_id).values_list("pk", flat=True).first()
    initial = {
        "site": site,
        "with_whom": f"user:{by.user_id}",
        "minutes": 30,
        "day": request.GET.get("day", ""),
    }
    person = _person(guest)
    if person is None:
        return initial
    agreed = Reminder.objects.filter(guest__person=person, withdrawn_at=None).order_by("-agreed_at").first()
    return initial | {
        "language": next(iter(person.languages), ""), "interpreter_needed": person.interpreter_needed,
        "address": agreed.address if agreed else "",
    }  # fmt: skip
