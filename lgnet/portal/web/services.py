# SPDX-License-Identifier: AGPL-3.0-or-later
"""The services of a city, and each of them on a page of its own that can be sent to somebody."""

from django.template.response import TemplateResponse
from django.urls import reverse

from lgnet.kernel import clock
from lgnet.portal import needs
from lgnet.portal.beds import NEEDS as LOOK_FOR_A_BED
from lgnet.portal.beds import places_to_sleep
from lgnet.portal.door import public_city_page
from lgnet.portal.open_now import standing
from lgnet.portal.places import Place, services_of, sites_of
from lgnet.portal.public_errors import NotPublished
from lgnet.portal.texts import shown
from lgnet.portal.web.chosen_need import chosen_need


@public_city_page
def services(request, page):
    language = request.public_language.code
    chosen, offered = chosen_need(request, page.city)
    places = services_of(page.city, language, need_code=chosen.code if chosen else "")
    now = clock.now()
    told = {
        "texts": shown(page.edition, language),
        "own": 0 if chosen else 1,
        "places": [
            {"standing": standing(place, now), "link": link_of(request, page, place)} for place in places
        ],
        "needs": offered,
        "chosen": chosen,
        "beds": places_to_sleep(page.city) if not chosen or chosen.code in LOOK_FOR_A_BED else [],
        "here": "services",
    }
    return TemplateResponse(request, "portal/services.html", told)


@public_city_page
def service(request, page, service):
    """By the words of its address; also one of the network's own sites, which the list of places links to."""
    language = request.public_language.code
    known = [*sites_of(page.city), *services_of(page.city, language)]
    place = next((place for place in known if place.slug == service), None)
    if place is None:
        raise NotPublished()
    told = {
        "standing": standing(place, clock.now()),
        "bring": [need for need in place.needs if need.bring],
        "bring_unreviewed": not needs.is_reviewed(language),
        "here": "services",
    }
    return TemplateResponse(request, "portal/service.html", told)


def link_of(request, page, place: Place) -> str:
    return reverse("portal:service", args=[request.public_language.code, page.city.slug, place.slug])
