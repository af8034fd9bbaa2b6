# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a request stands, by its code. The code is sent, never written into an address that others may find later."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import TakeChargeRequest
from lgnet.portal import limits
from lgnet.portal.codes import read_code
from lgnet.portal.cookieless import NOT_KEPT
from lgnet.portal.door import public_city_page
from lgnet.portal.models import AskedContact
from lgnet.portal.public_errors import UnknownCode
from lgnet.portal.web.asking import at_the_public_door
from lgnet.portal.web.forms import StatusForm


@dataclass(frozen=True, slots=True)
class Answer:
    asked: AskedContact
    words: str
    waits: bool


@public_city_page(takes_forms=True)
def status(request, page):
    form, answer = StatusForm(request.POST or None), None
    if form.is_valid():
        try:
            answer = _look_up(request, page, form.cleaned_data["code"])
        except Problem as problem:
            form.add_error(None, f"{problem.words()} {problem.advice()}")
    told = {"form": form, "answer": answer, "here": "ask"}
    response = TemplateResponse(request, "portal/status.html", told, status=422 if form.errors else 200)
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def _look_up(request, page, typed: str) -> Answer:
    limits.count(limits.LOOKED_UP, city=page.city, sender=limits.sender_of(request))
    with at_the_public_door(page.city, read_only=True):
        asked = AskedContact.objects.filter(code=read_code(typed)).first()
        if asked is None:
            raise UnknownCode()
        request_made = (
            TakeChargeRequest.objects.filter(contact_id=asked.contact_id).order_by("-asked_at").first()
        )
        return Answer(
            asked,
            _words(request_made),
            request_made is not None and request_made.state == RequestState.WAITING,
        )


def _words(request_made: TakeChargeRequest | None) -> str:
    """Never why: that is told in person."""
    return {
        RequestState.WAITING: _("Your request is with the team: it has not been answered yet."),
        RequestState.ACCEPTED: _(
            "You have been taken in charge: the team follows you. For news come to the one-stop shop."
        ),
        RequestState.DECLINED: _(
            "Your request has been answered. Come to the one-stop shop: the team explains the answer."
        ),
        RequestState.WITHDRAWN: _("Your request is closed. You may ask again, or come to the one-stop shop."),
    }.get(
        request_made.state if request_made else None,
        _("Your request is being seen to. For news come to the one-stop shop."),
    )
