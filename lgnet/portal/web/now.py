# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where to go now: what is open at this hour comes first."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.portal.door import public_city_page
from lgnet.portal.open_now import Standing, standing
from lgnet.portal.places import services_of, sites_of
from lgnet.portal.sketch import sketch
from lgnet.portal.web.chosen_need import chosen_need
from lgnet.portal.web.services import link_of
from lgnet.portal.web.stops import stops_of


@public_city_page
def now(request, page):
    at = clock.now().replace(second=0, microsecond=0)  # the page is the same for a minute
    chosen, offered = chosen_need(request, page.city)
    found = services_of(page.city, request.public_language.code, need_code=chosen.code if chosen else "")
    standings = sorted(
        (standing(place, at) for place in [*sites_of(page.city), *found]), key=lambda one: one.order
    )
    listed = [
        {
            "standing": one,
            "link": link_of(request, page, one.place),
            "number": number,
            "anchor": f"luogo-{number}",
        }
        for number, one in enumerate(standings, start=1)
    ]
    told = {
        "at": at,
        "open_places": [one for one in listed if one["standing"].is_open],
        "other_places": [one for one in listed if not one["standing"].is_open],
        "needs": offered,
        "chosen": chosen,
        "sketch": _sketch(standings),
        "stops": stops_of(page.city, request.public_language.code, at=at),
        "here": "now",
    }
    return TemplateResponse(request, "portal/now.html", told)


def _sketch(standings: list[Standing]) -> dict | None:
    drawn = sketch(
        [
            (number, one.place.name, f"luogo-{number}", float(one.place.latitude), float(one.place.longitude))
            for number, one in enumerate(standings, start=1)
            if one.place.latitude is not None and one.place.longitude is not None
        ]
    )
    if drawn is None:
        return None
    open_ones = {number for number, one in enumerate(standings, start=1) if one.is_open}
    points = [
        {"number": point.number, "name": point.name, "anchor": point.anchor, "x": point.x, "y": point.y,
         "at_x": point.at_x, "at_y": point.at_y, "is_moved": point.is_moved, "is_open": point.number in open_ones}
        for point in drawn.points
    ]  # fmt: skip
    far = drawn.scale_km
    words = (
        _("%(length)s km") % {"length": far}
        if far >= 1
        else _("%(length)s m") % {"length": round(far * 1000)}
    )
    return {"points": points, "width": drawn.width, "height": drawn.height, "scale_units": drawn.scale_units,
            "scale_words": words}  # fmt: skip
