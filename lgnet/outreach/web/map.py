# SPDX-License-Identifier: AGPL-3.0-or-later
"""Contacts by place, with the filters of the list. Places and numbers only: nobody is shown."""

from django.db.models import Exists, OuterRef
from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.places import HEIGHT, WIDTH, spots_of
from lgnet.outreach.policies import may_read_contacts
from lgnet.outreach.queries import contacts_visible_to
from lgnet.outreach.web.contacts import Filters


@city_page(may_read_contacts)
def contacts_map(request, by):
    waiting = TakeChargeRequest.objects.filter(contact=OuterRef("pk"), state="waiting")
    filters = Filters(request.GET, by=by)
    chosen = filters.applied_to(contacts_visible_to(by).annotate(waits=Exists(waiting)), by)
    spots = spots_of(chosen)
    shown = {
        "filters": filters, "spots": spots, "width": WIDTH, "height": HEIGHT,
        "nowhere": chosen.count() - sum(spot.contacts for spot in spots),
    }  # fmt: skip
    return TemplateResponse(request, "outreach/map.html", shown)
