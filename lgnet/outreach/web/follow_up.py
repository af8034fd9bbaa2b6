# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.outreach.actions.close_follow_up import close_follow_up
from lgnet.outreach.errors import NothingToFollowUp
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.queries import get_contact


@city_page(may_write_contacts, writes=True)
def followed_up(request, by, contact_id):
    """A button: she was met again, or needs not be any more."""
    if request.method != "POST":
        raise OnlyByButton()
    contact = get_contact(by, contact_id)
    try:
        close_follow_up(contact=contact, by=by)
        messages.success(
            request, _("Done: %(who)s is no longer among those to meet again.") % {"who": contact.who}
        )
    except NothingToFollowUp as problem:
        messages.info(request, problem.words())
    return redirect("outreach:contacts", request.city.slug)
