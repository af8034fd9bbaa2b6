# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk's page for a whole morning: give numbers, call the next, see who waits and how long. No name stands on it:
people in the room see the screen too."""

from datetime import datetime, timedelta

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.network.saying import done, status
from lgnet.outreach.actions.keep_queue import call_next, take_number
from lgnet.outreach.choices import ComesFor
from lgnet.outreach.errors import NobodyWaits
from lgnet.outreach.policies import may_keep_queue
from lgnet.outreach.queue import board_of, desks_of, get_desk

ASKS_FOR = timedelta(minutes=25)
"""So long the board looks by itself for what is new; then somebody presses. An empty desk is to be signed out."""


class NumberForm(forms.Form):
    comes_for = forms.ChoiceField(
        label=gettext_lazy("Comes for"),
        choices=ComesFor.choices,
        widget=forms.RadioSelect,
        initial="first_time",
    )
    comes_first = forms.BooleanField(
        label=gettext_lazy("Comes first"), required=False,
        help_text=gettext_lazy("With small children, pregnant, ill. Why is not written."),
    )  # fmt: skip


@city_page(may_keep_queue)
def desks(request, by):
    """Straight to the only one; else choose."""
    found = desks_of(by)
    if len(found) == 1:
        return redirect("queue:desk", request.city.slug, found[0].pk)
    return TemplateResponse(request, "outreach/queue/desks.html", {"desks": found})


@city_page(may_keep_queue)
def desk(request, by, site_id):
    return _desk(request, by, get_desk(by, site_id), NumberForm())


@city_page(may_keep_queue, writes=True)
def number(request, by, site_id):
    """A new number; GET is the desk, as after a reload."""
    site = get_desk(by, site_id)
    form = NumberForm(request.POST or None)
    given = []
    if form.is_valid() and done(
        form, lambda: given.append(take_number(site=site, by=by, **form.cleaned_data))
    ):
        messages.success(request, _("Number %(number)s.") % {"number": given[0].number})
        return redirect("queue:desk", request.city.slug, site.pk)
    return _desk(request, by, site, form if form.is_bound else NumberForm(), code=status(form))


@city_page(may_keep_queue, writes=True)
def call(request, by, site_id):
    """A button: the next one to this desk."""
    if request.method != "POST":
        raise OnlyByButton()
    site = get_desk(by, site_id)
    try:
        ticket = call_next(site=site, by=by)
        messages.success(request, _("Call number %(number)s.") % {"number": ticket.number})
    except NobodyWaits as problem:
        messages.info(request, f"{problem.words()} {problem.advice()}")
    return redirect("queue:desk", request.city.slug, site.pk)


@city_page(may_keep_queue)
def board(request, by, site_id):
    """The part of the desk's page that looks for what is new."""
    shown = _board(by, get_desk(by, site_id), since=_since(request))
    return TemplateResponse(request, "outreach/queue/board.html", shown)


def _desk(request, by, site, form, *, code: int = 200):
    shown = {**_board(by, site, since=clock.now()), "form": form, "several": len(desks_of(by)) > 1}
    return TemplateResponse(request, "outreach/queue/desk.html", shown, status=code)


def _board(by, site, *, since: datetime) -> dict:
    now = clock.now()
    return {
        "site": site, "board": board_of(by, site), "at": now, "since": int(since.timestamp()),
        "asks": now - since < ASKS_FOR, "mine": by.user_id,
    }  # fmt: skip


def _since(request) -> datetime:
    """When the page was opened; what is no time counts as long ago."""
    told = request.GET.get("since", "")
    began = int(told) if told.isdigit() and len(told) < 12 else 0
    return min(clock.now(), datetime.fromtimestamp(began, tz=clock.now().tzinfo))
