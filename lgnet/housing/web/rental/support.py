# SPDX-License-Identifier: AGPL-3.0-or-later
"""One rental support: what was decided, for which contract, and its instalments."""

from django.template.response import TemplateResponse

from lgnet.accounts.models import User
from lgnet.casework.policies import may_read_cases
from lgnet.housing.landlords import landlord_of
from lgnet.housing.models import RentalSupport
from lgnet.housing.queries.rental import get_support
from lgnet.housing.rental_policies import (
    INSTALMENT_MOVES,
    may_decide_support,
    may_name_supported,
    may_read_supports,
    may_see_payees,
)
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.trust import audit

TONES = {"due": "warning", "approved": "info", "paid": "success", "refused": "danger", "withdrawn": "neutral"}


@city_page(may_read_supports)
def support(request, by, support_id):
    found = get_support(by, support_id)
    audit.shown("housing.support_shown", by=by, people=[found.person_id], target=found)
    payee = landlord_of(found.lease) if found.lease and may_see_payees.allows(by) else None
    shown = {
        "support": found,
        "who": found.person.full_name if may_name_supported.allows(by) else "",
        "payee": payee,
        "rows": _rows(found, by),
        "left": found.ceiling - found.asked,
        "may_decide": may_decide_support.allows(by) and found.state == "running",
        "reads_case": may_read_cases.allows(by),
        "today": clock.today(),
    }
    return TemplateResponse(request, "housing/rental/support.html", shown)


def _rows(found: RentalSupport, by) -> list[dict]:
    instalments = list(found.instalments.prefetch_related("files"))
    doers = {
        one
        for row in instalments
        for one in (row.asked_by, row.approved_by, row.paid_by, row.ended_by)
        if one
    }
    names = dict(User.objects.filter(pk__in=doers).values_list("pk", "name"))
    return [_row(one, found, names, by) for one in instalments]


def _row(one, found: RentalSupport, names: dict, by) -> dict:
    one.support = found
    return {
        "instalment": one,
        "tone": TONES[one.state],
        "asked": names.get(one.asked_by, ""),
        "approved": names.get(one.approved_by, ""),
        "paid": names.get(one.paid_by, ""),
        "ended": names.get(one.ended_by, ""),
        "moves": {move.name for move in INSTALMENT_MOVES.moves_from(one.state) if _allowed(move, one, by)},
    }


def _allowed(move, one, by) -> bool:
    return move.rule.allows(by, **({"instalment": one} if move.name in ("approve", "refuse") else {}))
