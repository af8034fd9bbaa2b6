# SPDX-License-Identifier: AGPL-3.0-or-later
from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.kernel.errors import Problem
from lgnet.network.door import city_page
from lgnet.outreach.actions.decline_request import decline_request
from lgnet.outreach.choices import DeclineReason
from lgnet.outreach.policies import may_decide_requests, waiting_level
from lgnet.outreach.queries import get_request, open_needs
from lgnet.trust import audit


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why is the person not taken in charge?"),
        choices=DeclineReason,
        widget=forms.RadioSelect,
    )


@city_page(may_decide_requests, writes=True)
def decline(request, by, request_id):
    """Not taken in charge, for a reason from the list. Met again, the person may ask anew."""
    asked = get_request(by, request_id)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _decline(request, by, asked, form.cleaned_data["reason"])
    audit.shown(
        "outreach.request_opened", by=by, people=[asked.person_id] if asked.person_id else [], target=asked
    )
    shown = {
        "asked": asked, "form": form, "needs": open_needs(by, asked.contact),
        "level": waiting_level(clock.now() - asked.clock_from),
    }  # fmt: skip
    return TemplateResponse(request, "outreach/decline.html", shown, status=422 if form.errors else 200)


def _decline(request, by, asked, reason: str):
    try:
        decline_request(request=asked, reason=reason, by=by)
        messages.success(request, _("The request has been declined; whoever asked sees the reason."))
    except Problem as problem:
        messages.warning(request, f"{problem.words()} {problem.advice()}")
    return redirect("outreach:requests", request.city.slug)
