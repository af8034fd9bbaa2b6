# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house: its units and beds tonight, who runs it, and where it is, for who may know."""

from django.template.response import TemplateResponse

from lgnet.housing.hours import tonight
from lgnet.housing.policies import may_keep_houses, may_know_where, may_read_houses, may_write_house
from lgnet.housing.queries.beds import units_on
from lgnet.housing.queries.houses import get_house, on_night
from lgnet.housing.whereabouts import whereabouts
from lgnet.network.door import city_page
from lgnet.trust import audit


@city_page(may_read_houses)
def house(request, by, house_id):
    home, night = get_house(by, house_id), tonight()
    knows = may_know_where(by, home)
    if home.is_confidential and knows:
        audit.shown("housing.address_shown", by=by, target=home)
    shown = {
        "home": home,
        "knows": knows,
        "address": whereabouts(home) if knows else None,
        "tonight": on_night(night, houses=[home.pk])[home.pk],
        "units": units_on(home, night),
        "may_keep": may_keep_houses.allows(by),
        "may_write": may_write_house.allows(by, home=home),
    }
    return TemplateResponse(request, "housing/house.html", shown)
