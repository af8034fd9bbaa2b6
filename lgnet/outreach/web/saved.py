# SPDX-License-Identifier: AGPL-3.0-or-later
from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.queries import get_contact, open_needs


@city_page(may_write_contacts)
def saved(request, by, contact_id):
    """It is written; and the way to the next one."""
    contact = get_contact(by, contact_id)
    waiting = contact.requests.filter(state="waiting").exists()
    shown = {"contact": contact, "needs": open_needs(by, contact), "asks": waiting}
    return TemplateResponse(request, "outreach/saved.html", shown)
