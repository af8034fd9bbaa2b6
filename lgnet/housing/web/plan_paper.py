# SPDX-License-Identifier: AGPL-3.0-or-later
"""The nights of a house on paper, as the page shows them to this reader."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from lgnet.housing.errors import NoPlanOnPaper
from lgnet.housing.policies import may_read_houses
from lgnet.housing.web.plan import shown_plan
from lgnet.kernel.paper import pdf_of, titillium, what_is_missing
from lgnet.network.door import city_page

STYLE = Path(__file__).with_name("plan_paper.css")
FONTS = settings.PACKAGE / "static" / "built" / "fonts"


@city_page(may_read_houses)
def plan_paper(request, by, house_id) -> HttpResponse:
    """Its file name names neither the house nor anybody."""
    if missing := what_is_missing():
        raise NoPlanOnPaper(missing=missing)
    shown = shown_plan(request, by, house_id, action="housing.plan_printed")
    markup = render_to_string("housing/plan_paper.html", {**shown, "city": request.city})
    style = titillium(FONTS) + STYLE.read_text(encoding="utf-8")
    response = HttpResponse(pdf_of(markup, style=style, letters=FONTS), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{shown["first"]:%Y-%m-%d}.pdf"'
    return response
