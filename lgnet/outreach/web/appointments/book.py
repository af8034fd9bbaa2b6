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
from lgnet.outreach.appointments import safe_address
from lgnet.outreach.models import TicketPerson
from lgnet.outreach.policies import may_keep_appointments, may_keep_queue
from lgnet.outreach.queries import get_contact, get_request
from lgnet.outreach.queue import get_ticket
from lgnet.outreach.web.appointments.book_form import FIELDS, BookForm, followed, free_slots, site_of
from lgnet.people.queries import get_person
from lgnet.people.queries.known import known


@city_page(may_keep_appointments, writes=True)
def book(request, by, person_id=None, contact_id=None, request_id=None):
    """Straight to the next free times of whoever books."""
    return _page(request, by, _guest(by, person_id, contact_id, request_id))


@city_page(may_keep_queue, writes=True)
def book_for_ticket(request, by, ticket_id):
    """For who holds the number, at the same desk."""
    ticket = get_ticket(by, ticket_id)
    return _page(request, by, _holder(ticket), site_id=ticket.site_id)


def _page(request, by, guest: dict, *, site_id=None):
    sites = Site.objects.filter(city_id=by.city_id)
    if not sites:
        return TemplateResponse(request, "outreach/appointments/no_site.html", {})
    form = BookForm(request.POST or None, by=by, initial=_initial(by, guest, site_id, request))
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
    site = site_of(by, asked.get("site", ""))
    hours = followed(site.opening_hours) if site else ""
    slots = free_slots(
        asked.get("with_whom", ""), asked.get("minutes", ""), asked.get("day", ""), hours=hours
    )
    shown = {"slots": slots, "hours": hours}
    return TemplateResponse(request, "outreach/appointments/slots.html", shown)


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


def _initial(by, guest: dict, site_id, request) -> dict:
    """Me, at the desk, for half an hour; what is known of her."""
    site = site_id or _first_site(by)
    initial = {
        "site": site,
        "with_whom": f"user:{by.user_id}",
        "minutes": 30,
        "day": request.GET.get("day", ""),
    }
    person = _person(guest)
    if person is None:
        return initial
    one = known(person)
    return initial | {
        "language": next(iter(one.languages), ""), "interpreter_needed": one.interpreter_needed,
        "address": safe_address(person),
    }  # fmt: skip


def _first_site(by):
    """A one-stop shop, where the city has one."""
    sites = Site.objects.filter(city_id=by.city_id).values_list("pk", flat=True)
    return sites.filter(kind=SiteKind.ONE_STOP_SHOP).first() or sites.first()
