# SPDX-License-Identifier: AGPL-3.0-or-later
"""My cases: who is followed, by whom, and what asks for attention."""

from django import forms
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.casework.choices import CaseState
from lgnet.casework.policies import may_hand_over, may_open_case, may_read_cases
from lgnet.casework.queries import caseload_ids, referrals_overdue, referrals_to_answer
from lgnet.casework.queries.case_lines import case_lines
from lgnet.casework.web.case_rows import case_rows
from lgnet.network.door import city_page
from lgnet.trust import audit

ON_A_PAGE = 50
MANY = 20
"""Referrals that wait. Above this they are not counted further: in a large city that took longer than all the rest."""
WHOSE = {
    "mine": pgettext_lazy("cases", "Mine"),
    "team": pgettext_lazy("cases", "My team's"),
    "all": pgettext_lazy("cases", "All"),
}


class CaseFilter(forms.Form):
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", pgettext_lazy("cases", "Not closed")), *CaseState.choices],
        required=False,
    )


@city_page(may_read_cases)
def cases(request, by):
    whose = request.GET.get("whose")
    if whose not in WHOSE:
        whose = "mine" if may_open_case.allows(by) else "all"
    filters = CaseFilter(request.GET)
    state = filters.cleaned_data["state"] if filters.is_valid() else ""
    page = Paginator(caseload_ids(by, whose=whose, state=state), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = case_lines(by, page.object_list)
    if shown:
        audit.shown("casework.cases_listed", by=by, people=[case.person_id for case in shown])
    return TemplateResponse(
        request,
        "casework/cases.html",
        {
            "page": page,
            "rows": case_rows(shown, city=request.city, with_manager=whose != "mine"),
            "tabs": [(key, label, key == whose) for key, label in WHOSE.items()],
            "whose": whose,
            "filters": filters,
            "overdue": _up_to_many(referrals_overdue(by)),
            "to_answer": _up_to_many(referrals_to_answer(by)),
            "many": MANY,
            "may_hand_over": may_hand_over.allows(by),
            "may_open": may_open_case.allows(by),
        },
    )


def _up_to_many(referrals) -> int:
    """How many; one more than many when there are more."""
    return referrals.order_by()[: MANY + 1].count()
