# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rental supports: what is to be approved and paid this month, what runs, what ends, what has ended."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Sum
from django.template.response import TemplateResponse
from django.utils.translation import pgettext_lazy

from lgnet.housing.queries.rental import (
    ending_supports,
    instalments_visible_to,
    month_end,
    supports_visible_to,
    with_sums,
)
from lgnet.housing.rental_choices import InstalmentState, SupportState
from lgnet.housing.rental_policies import (
    may_approve_instalment,
    may_decide_support,
    may_name_supported,
    may_pay_instalment,
    may_read_supports,
)
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.trust import audit

ON_A_PAGE = 50
OF_INSTALMENTS = {"approve": InstalmentState.DUE, "pay": InstalmentState.APPROVED}
TABS = {
    "approve": pgettext_lazy("rental supports", "To approve"),
    "pay": pgettext_lazy("rental supports", "To pay"),
    "running": pgettext_lazy("rental supports", "Running"),
    "ending": pgettext_lazy("rental supports", "Ending"),
    "ended": pgettext_lazy("rental supports", "Ended"),
}


@city_page(may_read_supports)
def supports(request, by):
    first = "approve" if may_pay_instalment.allows(by) else "running"
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else first
    shown = _instalments(request, by, tab) if tab in OF_INSTALMENTS else _supports(request, by, tab)
    people = {one.person_id for one in shown["page"].object_list}
    audit.shown("housing.supports_listed", by=by, people=people)
    shown |= {
        "tabs": [(f"?{urlencode({'tab': key})}", label, key == tab) for key, label in TABS.items()],
        "names": may_name_supported.allows(by),
        "may_decide": may_decide_support.allows(by),
        "today": clock.today(),
    }
    return TemplateResponse(request, "housing/rental/supports.html", shown)


def _instalments(request, by, tab: str) -> dict:
    """Due until the end of this month; the rest waits."""
    until = month_end(clock.today())
    found = instalments_visible_to(by, OF_INSTALMENTS[tab], until=until)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, may_approve_instalment.allows(by, instalment=one)) for one in page.object_list]
    total = found.order_by().aggregate(sum=Sum("amount"))["sum"]
    return {"page": page, "instalments": rows, "until": until, "total": total, "tab": tab}


def _supports(request, by, tab: str) -> dict:
    found = with_sums(_of_tab(by, tab))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return {"page": page, "supports": page.object_list, "tab": tab}


def _of_tab(by, tab: str):
    if tab == "ending":
        return ending_supports().select_related("person", "lease")
    state = SupportState.ENDED if tab == "ended" else SupportState.RUNNING
    return supports_visible_to(by).filter(state=state).order_by("ends_on", "pk")
