# SPDX-License-Identifier: AGPL-3.0-or-later
"""The night's list: who is expected, who is to leave, who is there; one tap each."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.cancel_stay import did_not_come
from lgnet.housing.actions.confirm_stay import confirm_stay
from lgnet.housing.hours import tonight
from lgnet.housing.queries.stays import arriving, get_stay, leaving, sleeping
from lgnet.housing.stay_errors import NoSuchStay
from lgnet.housing.stay_policies import may_hold_beds, may_keep_stays
from lgnet.housing.web.tonight import people_in
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.trust import audit

ON_A_PAGE = 40
TABS = {
    "arriving": (pgettext_lazy("nights", "Expected"), arriving),
    "leaving": (pgettext_lazy("nights", "To leave"), leaving),
    "sleeping": (pgettext_lazy("nights", "There"), sleeping),
}
MOVES = {"arrive": arrive, "no_show": did_not_come, "confirm": confirm_stay}
SAID = {
    "arrive": _("%(name)s has arrived."),
    "no_show": _("%(name)s did not come: the bed is free."),
    "confirm": _("Confirmed: the bed is %(name)s's."),
}


@city_page(may_hold_beds)
def nights(request, by):
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else "arriving"
    page = Paginator(TABS[tab][1](), ON_A_PAGE).get_page(request.GET.get("page"))
    audit.shown("housing.nights_listed", by=by, people=people_in(page.object_list))
    shown = {
        "page": page,
        "tab": tab,
        "tabs": [(f"?{urlencode({'tab': key})}", label, key == tab) for key, (label, _found) in TABS.items()],
        "night": tonight(),
        "may_keep": may_keep_stays.allows(by),
    }
    return TemplateResponse(request, "housing/nights.html", shown)


@city_page(may_hold_beds, writes=True)
def press(request, by, stay_id, move):
    """A button of its own for each move that needs no further word; back to the page it was pressed on."""
    if move not in MOVES:
        raise NoSuchStay()
    if request.method != "POST":
        raise OnlyByButton()
    moved = MOVES[move](stay=get_stay(stay_id), by=by)
    messages.success(request, SAID[move] % {"name": moved.who})
    return redirect(back_to(request, reverse("housing:stay", args=[request.city.slug, moved.pk])))


def back_to(request, otherwise: str) -> str:
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else otherwise
