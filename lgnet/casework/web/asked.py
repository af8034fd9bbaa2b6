# SPDX-License-Identifier: AGPL-3.0-or-later
"""The request that a taking in charge begins with."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from lgnet.casework.queries import open_case_of
from lgnet.kernel import clock
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import AlreadyDecided
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.policies import waiting_level
from lgnet.outreach.queries import get_request


def of_waiting_request(view: Callable) -> Callable:
    """The view gets the request itself. Answered meanwhile, by a colleague or a second press: on to the case.

    Raises AlreadyDecided when there is no case to go on to.
    """

    @wraps(view)
    def page(request, by, request_id, **named):
        asked = get_request(by, request_id)
        if asked.state == RequestState.WAITING:
            return view(request, by, asked, **named)
        case = open_case_of(asked.person) if asked.person else None
        if case is None:
            raise AlreadyDecided(state=asked.get_state_display(), contact_id=asked.contact_id)
        messages.info(request, _("This request has been answered: the person is in charge."))
        return redirect("casework:case", request.city.slug, case.pk)

    return page


def summary_of(asked: TakeChargeRequest) -> dict:
    """What was seen at the contact, and how long the person has waited."""
    level = waiting_level(clock.now() - asked.clock_from)
    return {"asked": asked, "contact": asked.contact, "level": level}
