# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stay: who, where, from when to when, and what may be done with it now."""

from django.template.response import TemplateResponse
from django.utils.translation import get_language

from lgnet.housing.codes import STAY_REASONS
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.policies import may_know_where, may_read_houses
from lgnet.housing.queries.stays import get_stay, party_of
from lgnet.housing.stay_policies import STAY_MOVES, may_hold_beds, may_keep_stays, may_read_stays
from lgnet.housing.web.tonight import people_in
from lgnet.housing.whereabouts import whereabouts
from lgnet.network.door import city_page
from lgnet.outreach.queries import names_of
from lgnet.people.policies import may_read_people
from lgnet.trust import audit


@city_page(may_read_stays)
def stay(request, by, stay_id):
    found = get_stay(stay_id)
    together = [one for one in party_of(found) if one.pk != found.pk]
    audit.shown("housing.stay_shown", by=by, people=people_in([found, *together]), target=found)
    home = found.bed.unit.property
    knows = may_know_where(by, home)
    shown = {
        "stay": found,
        "home": home,
        "over": found.stays_over,
        "lapsed": found.has_lapsed,
        "together": together,
        "moves": {move.name for move in STAY_MOVES.open_to(by, found.state, stay=found)},
        "may_keep": may_keep_stays.allows(by) and found.state in TAKES_A_BED,
        "reason": STAY_REASONS.label(found.reason, get_language()) if found.reason else "",
        "knows": knows,
        "address": whereabouts(home) if knows else None,
        "booker": names_of([found.booked_by]).get(found.booked_by, ""),
        "reads_nights": may_hold_beds.allows(by),
        "reads_person": may_read_people.allows(by),
        "reads_house": may_read_houses.allows(by),
    }
    return TemplateResponse(request, "housing/stay.html", shown)
