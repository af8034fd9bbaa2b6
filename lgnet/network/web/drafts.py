# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a form's script sends what is typed, and the button that throws it away."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lgnet.kernel.errors import Invalid
from lgnet.network import drafting
from lgnet.network.door import city_page, public_page
from lgnet.network.errors import NoSuchPage, OnlyByButton
from lgnet.network.policies import may_enter
from lgnet.trust import audit, drafts

PLAIN = "text/plain; charset=utf-8"


@csrf_exempt  # the ticket in the form is signed and names its owner: nobody else can make one
@public_page
def keep(request) -> HttpResponse:
    """Also when the session has ended: what is typed then is kept for the owner of the form, and shown to nobody."""
    if request.method != "POST":
        raise OnlyByButton()
    ticket = drafting.ticket_of(request.POST)
    if ticket is None:
        raise NoSuchPage()
    try:
        at = drafting.keep(ticket, request.POST, origin=request.META.get("REMOTE_ADDR", ""))
    except Invalid as problem:
        return HttpResponse(f"{problem.words()} {problem.advice()}", PLAIN, status=problem.status)
    time = {"time": localtime(at).strftime("%H:%M")}
    if request.user.pk != ticket.owner_id:
        return HttpResponse(_("Kept at %(time)s. You are signed out: sign in again to go on.") % time, PLAIN)
    return HttpResponse(_("Kept at %(time)s") % time, PLAIN)


@city_page(may_enter, writes=True)
def discard(request, by) -> HttpResponse:
    if request.method != "POST":
        raise OnlyByButton()
    ticket = drafting.ticket_of(request.POST)
    if ticket is None or (ticket.owner_id, ticket.city_id) != (by.user_id, by.city_id):
        raise NoSuchPage()
    if drafts.discard(owner_id=by.user_id, page=ticket.page):
        audit.record("network.draft_discarded", by=by)
    return redirect(ticket.page)
