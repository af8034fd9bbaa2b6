# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose residence document ends: seen to before it is too late."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.casework.models import Case
from lgnet.casework.policies import may_open_case, may_read_cases
from lgnet.casework.queries.permits_ending import permits_ending
from lgnet.casework.web.cases import ON_A_PAGE, WHOSE
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people.codes import reason_label
from lgnet.people.eligibility import warn_days
from lgnet.people.policies import may_keep_permits
from lgnet.trust import audit


@dataclass(frozen=True)
class Ending:
    """One person's document that ends."""

    case: Case
    ends: date
    words: str
    tone: str
    reason: str
    permit_id: UUID


@city_page(may_read_cases)
def permits(request, by):
    whose = request.GET.get("whose")
    if whose not in WHOSE:
        whose = "mine" if may_open_case.allows(by) else "all"
    page = Paginator(permits_ending(by, whose=whose), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [ending(case) for case in page]
    if rows:
        audit.shown("casework.permits_listed", by=by, people=[row.case.person_id for row in rows])
    shown = {
        "page": page,
        "rows": rows,
        "tabs": [(key, label, key == whose) for key, label in WHOSE.items()],
        "with_manager": whose != "mine",
        "may_keep_permits": may_keep_permits.allows(by),
        "far": max(warn_days(clock.today())),
    }
    return TemplateResponse(request, "casework/permits.html", shown)


def ending(case: Case) -> Ending:
    left = (case.permit_ends - clock.today()).days
    return Ending(
        case, case.permit_ends, _left(left), _tone(left), reason_label(case.permit_reason), case.permit_id
    )


def _left(days: int) -> str:
    if days < 0:
        return _("expired")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days} if days else _("today")


def _tone(days: int) -> str:
    """The middle one of the rules' days tells when it presses."""
    _far, near, *_end = sorted(warn_days(clock.today()), reverse=True)
    if days <= 0:
        return "danger"
    return "warning" if days <= near else "info"
