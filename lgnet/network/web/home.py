# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where one arrives: the public first page, and the first page of one's role."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.network.door import city_page, network_page, public_page
from lgnet.network.errors import NotYourRole
from lgnet.network.navigation import first_page
from lgnet.network.policies import may_enter
from lgnet.network.queries import current_memberships
from lgnet.network.slots import landing_slots


@public_page
def landing(request):
    """For whoever is not signed in. Staff go straight to their work, or choose among several places."""
    places = _places(request.user) if request.user.is_authenticated else []
    if len(places) == 1:
        return redirect(places[0]["url"])
    return TemplateResponse(request, "landing.html", landing_slots(request) | {"places": places})


def _places(user) -> list[dict]:
    """The cities, and the network, in which the user works today."""
    memberships = current_memberships(user).order_by("city__name")
    return [
        {"label": one.city.name, "url": one.city.get_absolute_url()}
        if one.city
        else {"label": _("The whole network"), "url": reverse("network:network_home")}
        for one in memberships
    ]


@city_page(may_enter)
def city_home(request, by):
    page = first_page(by, request.city)
    if page is None:
        raise NotYourRole()
    return redirect(page)


@network_page(may_enter)
def network_home(request, by):
    page = first_page(by, None)
    if page is None:
        raise NotYourRole()
    return redirect(page)
