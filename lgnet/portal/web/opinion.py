# SPDX-License-Identifier: AGPL-3.0-or-later
"""How clear a page was: counted for who writes the pages."""

import time
from uuid import UUID

from django import forms
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.portal import limits
from lgnet.portal.actions.leave_opinion import leave_opinion
from lgnet.portal.choices import Disliked, Liked, Rating
from lgnet.portal.door import public_city_page
from lgnet.portal.public_errors import FilledTrap
from lgnet.portal.web.asking import at_the_public_door

PAGES = ("service_page", "services", "service", "now", "opinion")
SAME_WITHIN = 60
"""Seconds in which the same opinion from the same network is one that was sent twice."""


class OpinionForm(forms.Form):
    page = forms.ChoiceField(choices=[(page, page) for page in PAGES])
    rating = forms.TypedChoiceField(choices=Rating.choices, coerce=int)
    answers = forms.MultipleChoiceField(choices=[*Liked.choices, *Disliked.choices], required=False)
    words = forms.CharField(max_length=200, required=False)


@public_city_page(takes_forms=True)
def opinion(request, page):
    told = {"thanks": "grazie" in request.GET}
    if request.method != "POST":
        return TemplateResponse(request, "portal/opinion.html", told)
    form = OpinionForm(request.POST)
    try:
        if form.is_valid():
            _leave(request, page, form.cleaned_data)
            return HttpResponseRedirect("?grazie", status=303)
        problem = _("Choose from 1 to 5 stars.")
    except Problem as refusal:
        problem = f"{refusal.words()} {refusal.advice()}"
    return TemplateResponse(request, "portal/opinion.html", {"problem": problem}, status=422)


def _leave(request, page, told: dict) -> None:
    if request.POST.get("website"):
        raise FilledTrap()
    sender = limits.sender_of(request)
    limits.count(limits.OPINIONS, city=page.city, sender=sender)
    sent = repr((sender, sorted(told.items(), key=str), int(time.time() // SAME_WITHIN)))
    key = UUID(salted_hmac("lgnet.portal.opinion", sent, algorithm="sha256").hexdigest()[:32])
    with at_the_public_door(page.city) as by:
        leave_opinion(key=key, language=request.public_language.code, by=by, **told)
