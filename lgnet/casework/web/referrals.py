# SPDX-License-Identifier: AGPL-3.0-or-later
"""The referrals: to answer, waiting or under way, ended; and each of these lists in full."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.casework.choices import UNANSWERED
from lgnet.casework.errors import NoSuchReferral
from lgnet.casework.panels import tones
from lgnet.casework.policies import may_read_referrals
from lgnet.casework.queries import (
    referrals_ended,
    referrals_going_on,
    referrals_to_answer,
    referrals_waiting,
)
from lgnet.casework.queries.terms import level_of
from lgnet.network.door import city_page
from lgnet.outreach.codes import need_label
from lgnet.trust import audit

ON_THE_BOARD, ON_A_PAGE = 15, 50
COLUMNS = {
    "to-answer": (
        pgettext_lazy("referrals", "To answer"), _("Your team has answered everything."), referrals_to_answer,
    ),
    "going-on": (_("Waiting and under way"), _("No referral of yours is going on."), referrals_going_on),
    "ended": (pgettext_lazy("referrals", "Ended"), _("Nothing has ended yet."), referrals_ended),
}  # fmt: skip
ON_A_TAB = {
    "to-answer": pgettext_lazy("referrals", "To answer"),
    "going-on": pgettext_lazy("referrals", "Going on"),
    "ended": pgettext_lazy("referrals", "Ended"),
}
"""Three short words fit a phone."""
LISTS = {
    **COLUMNS,
    "waiting": (
        _("Waiting for an answer"),
        _("No referral of yours waits for an answer."),
        referrals_waiting,
    ),
}


def rows(referrals) -> list[dict]:
    return [
        {
            "referral": referral,
            "need": need_label(referral.need),
            "tone": tones.OF_REFERRAL[referral.state],
            "unanswered": referral.state in UNANSWERED,
            "level": level_of(referral),
        }
        for referral in referrals
    ]


def _say_shown(by, referrals) -> None:
    people = {referral.person_id for referral in referrals}
    if people:
        audit.shown("casework.referrals_listed", by=by, people=sorted(people))


@city_page(may_read_referrals)
def board(request, by):
    columns, everybody = [], []
    for key, (title, empty, query) in COLUMNS.items():
        found = list(query(by)[: ON_THE_BOARD + 1])
        shown, everybody = found[:ON_THE_BOARD], everybody + found[:ON_THE_BOARD]
        columns.append(
            {
                "key": key,
                "title": title,
                "empty": empty,
                "rows": rows(shown),
                "more": len(found) > ON_THE_BOARD,
                "count": f"{len(shown)}+" if len(found) > ON_THE_BOARD else len(shown),
            }
        )
    _say_shown(by, everybody)
    chosen = request.GET.get("show")
    chosen = chosen if chosen in COLUMNS else _most_pressing(columns)
    for column in columns:
        column |= {"tab": ON_A_TAB[column["key"]], "chosen": column["key"] == chosen}
    return TemplateResponse(request, "casework/referrals.html", {"columns": columns})


def _most_pressing(columns: list[dict]) -> str:
    """On a phone one column is seen at a time: the first with something in it."""
    return next((column["key"] for column in columns if column["rows"]), columns[0]["key"])


@city_page(may_read_referrals)
def column(request, by, key):
    """One column in full, and those who wait."""
    if key not in LISTS:
        raise NoSuchReferral()
    title, empty, query = LISTS[key]
    page = Paginator(query(by), ON_A_PAGE).get_page(request.GET.get("page"))
    _say_shown(by, page.object_list)
    words = {"title": title, "empty": empty, "page": page, "rows": rows(page)}
    return TemplateResponse(request, "casework/referrals_column.html", words)
