# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records that may be one person: the surest first, each with its reasons."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.people.choices import Likeness
from lgnet.people.policies import may_link_records
from lgnet.people.queries.pairs import pairs_to_review
from lgnet.trust import audit

ON_A_PAGE = 25


@city_page(may_link_records)
def pairs(request, by):
    waiting = pairs_to_review(by).select_related("first", "second")
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = [(pair, [Likeness(reason).label for reason in pair.reasons]) for pair in page.object_list]
    if listed:
        people = {pk for pair, _ in listed for pk in (pair.first_id, pair.second_id)}
        audit.shown("people.pairs_listed", by=by, people=sorted(people))
    return TemplateResponse(request, "people/pairs.html", {"page": page, "pairs": listed})
