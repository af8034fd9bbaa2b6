# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where one arrives: the public first page, and the first page of one's role."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse

from lgnet.network.door import city_page, network_page, public_page
from lgnet.network.errors import NotYourRole
from lgnet.network.navigation import first_page
from lgnet.network.policies import may_enter
from lgnet.network.queries import current_memberships
from lgnet.network.slots import landing_slots


@public_page
def landing(request):
    """For whoever is not signed in; staff go straight to their work."""
    if request.user.is_authenticated:
        membership = current_memberships(request.user).order_by("city__name").first()
        if membership:
            return (
                redirect("network:city_home", membership.city.slug)
                if membership.city
                else redirect("network:network_home")
            )
    return TemplateResponse(request, "landing.html", landing_slots(request))


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
