# SPDX-License-Identifier: AGPL-3.0-or-later
"""My day: what the case manager has to see to, from every context, on one page. Her first page."""

from django.template.response import TemplateResponse

from lgnet.casework.policies import may_have_tasks
from lgnet.casework.slots import my_day as filled_day
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.trust import audit


@city_page(may_have_tasks)
def my_day(request, by):
    day = filled_day(by, request.city)
    shown = {line.person_id for filled in day for line in filled.lines if line.person_id}
    audit.shown("casework.day_shown", by=by, people=shown)
    full = [filled for filled in day if filled.lines]
    return TemplateResponse(
        request,
        "casework/my_day.html",
        {
            "today": clock.today(),
            "sections": full,
            "nothing_in": [filled.section.title for filled in day if not filled.lines],
            "free": not full,
        },
    )
