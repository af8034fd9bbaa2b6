# SPDX-License-Identifier: AGPL-3.0-or-later
"""One number: who holds it, where she is known, and what may be done with it now."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.network.errors import NoSuchPage, OnlyByButton
from lgnet.network.saying import done, pressed, status
from lgnet.outreach.actions.keep_queue import join_ticket, move_ticket
from lgnet.outreach.choices import LeaveReason
from lgnet.outreach.models import TicketPerson
from lgnet.outreach.policies import TICKET_MOVES, may_keep_queue
from lgnet.outreach.queue import get_ticket
from lgnet.people.queries import get_person, search_people
from lgnet.trust import audit

BUTTONS = ("call", "wait", "serve")


class LeaveForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=LeaveReason.choices, widget=forms.RadioSelect
    )


class Chosen(forms.Form):
    person = forms.UUIDField()


@city_page(may_keep_queue)
def ticket(request, by, ticket_id):
    found = get_ticket(by, ticket_id)
    holder = TicketPerson.objects.filter(ticket=found).select_related("person").first()
    people = [holder.person_id] if holder else []
    audit.shown("outreach.ticket_opened", by=by, people=people, target=found)
    text = request.GET.get("q", "").strip()
    shown = {
        "ticket": found, "person": holder.person if holder else None, "q": text,
        "found": search_people(by, text) if text else [],
        "moves": {move.name: move.label for move in TICKET_MOVES.open_to(by, found.state)},
    }  # fmt: skip
    fragment = request.htmx and request.htmx.target == "found"
    return TemplateResponse(
        request, "outreach/queue/holders.html" if fragment else "outreach/queue/ticket.html", shown
    )


@city_page(may_keep_queue, writes=True)
def join(request, by, ticket_id):
    """A button: it is this person."""
    if request.method != "POST":
        raise OnlyByButton()
    found = get_ticket(by, ticket_id)
    chosen = Chosen(request.POST)
    if not chosen.is_valid():
        raise NoSuchPage()
    person = get_person(by, chosen.cleaned_data["person"])
    words = _("Number %(number)s is %(name)s.") % {"number": found.number, "name": person.full_name}
    pressed(request, lambda: join_ticket(ticket=found, person=person, by=by), words)
    return redirect("queue:ticket", request.city.slug, found.pk)


@city_page(may_keep_queue, writes=True)
def move(request, by, ticket_id, move):
    """A button of the board."""
    if move not in BUTTONS:
        raise NoSuchPage()
    found = get_ticket(by, ticket_id)
    words = _("Number %(number)s: %(what)s.") % {"number": found.number, "what": TICKET_MOVES[move].label}
    pressed(request, lambda: move_ticket(ticket=found, move=move, by=by), words)
    return redirect("queue:desk", request.city.slug, found.site_id)


@city_page(may_keep_queue, writes=True)
def leave(request, by, ticket_id):
    found = get_ticket(by, ticket_id)
    form = LeaveForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: move_ticket(ticket=found, move="leave", by=by, **form.cleaned_data)
    ):
        messages.success(request, _("Number %(number)s has left.") % {"number": found.number})
        return redirect("queue:desk", request.city.slug, found.site_id)
    shown = {"form": form, "ticket": found, "move": TICKET_MOVES["leave"]}
    return TemplateResponse(request, "outreach/queue/leave.html", shown, status=status(form))
