# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan on paper: tagged PDF in the person's language beside Italian, with room for both signatures."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from lgnet.casework.errors import NoPlanOnPaper
from lgnet.casework.policies import may_read_cases
from lgnet.casework.queries import get_case
from lgnet.casework.queries.plans import get_plan
from lgnet.casework.web.plan_copy import shown_copy
from lgnet.kernel.paper import pdf_of, titillium, what_is_missing
from lgnet.network.door import city_page
from lgnet.trust import audit

STYLES = [Path(__file__).with_name(name) for name in ("letter.css", "plan_paper.css")]
FONTS = settings.PACKAGE / "static" / "built" / "fonts"


@city_page(may_read_cases)
def plan_paper(request, by, case_id, plan_id) -> HttpResponse:
    """Shown by the browser, which prints it. Its name names nobody."""
    case = get_case(by, case_id)
    plan = get_plan(case, plan_id)
    if missing := what_is_missing():
        raise NoPlanOnPaper(missing=missing)
    audit.shown("casework.plan_printed", by=by, people=[case.person_id], target=plan)
    markup = render_to_string("casework/plan_paper.html", {**shown_copy(case, plan), "place": request.city})
    style = titillium(FONTS) + "".join(path.read_text(encoding="utf-8") for path in STYLES)
    response = HttpResponse(pdf_of(markup, style=style, letters=FONTS), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="progetto-{plan.agreed_on:%Y-%m-%d}.pdf"'
    return response
