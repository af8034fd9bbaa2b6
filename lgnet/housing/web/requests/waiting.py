# SPDX-License-Identifier: AGPL-3.0-or-later
"""The waiting list: who, in which order, and why; and a place in it changed by hand."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.accounts.models import User
from lgnet.housing.actions.move_in_list import move_in_list
from lgnet.housing.placing.criteria import criteria
from lgnet.housing.queries.waiting import (
    Standing,
    get_request,
    held_requests,
    in_list,
    standing_of,
    standings,
)
from lgnet.housing.request_policies import may_place, may_read_waiting
from lgnet.housing.web.requests.acting import done, sent, status_of, why_field
from lgnet.housing.web.requests.shown import URGENT, by_hand, people_in, reasons, who
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.trust import audit

ON_A_PAGE = 50
MOST_HELD = 50


class MoveForm(forms.Form):
    to_place = forms.IntegerField(
        label=_("New place in the list"),
        min_value=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    why = why_field(_("Why"))


@city_page(may_read_waiting)
def waiting(request, by):
    """Nine queries, however many wait. `?all=1`: in one piece, for printing."""
    listed = standings()
    size = max(len(listed), 1) if "all" in request.GET else ON_A_PAGE
    page = Paginator(listed, size).get_page(request.GET.get("page"))
    found = in_list(by, [one.request_id for one in page])
    held = list(held_requests(by)[:MOST_HELD])
    audit.shown(
        "housing.waiting_list", by=by, people={one for wanted in [*found.values(), *held] for one in people_in(wanted)}
    )  # fmt: skip
    language = get_language()
    return TemplateResponse(
        request,
        "housing/requests/waiting.html",
        {
            "page": page,
            "rows": _rows(page, found),
            "held": held,
            "count": len(listed),
            "criteria": [(one.label(language), one.at_most) for one in criteria().each],
            "criteria_version": criteria().version,
            "today": clock.today(),
            "may_place": may_place.allows(by),
            "whole": "all" in request.GET,
        },
    )


def _rows(page, found: dict) -> list[dict]:
    movers = dict(
        User.objects.filter(
            pk__in={move.by_id for wanted in found.values() for move in wanted.list_moves.all()[:1]}
        ).values_list("pk", "name")
    )
    return [_row(one, found.get(one.request_id), movers) for one in page]


def _row(standing: Standing, wanted, movers: dict) -> dict:
    """`wanted` is None for a household that the reader may not see: its place is held, nothing else is told."""
    if wanted is None:
        return {"standing": standing, "wanted": None}
    move = next(iter(wanted.list_moves.all()), None)
    return {
        "standing": standing, "wanted": wanted, "who": who(wanted), "reasons": reasons(standing),
        "tone": URGENT.get(wanted.urgency, "neutral"), "move": move if standing.by_hand else None,
        "mover": movers.get(move.by_id, "") if move else "",
    }  # fmt: skip


@city_page(may_place, writes=True)
def move(request, by, wanted_id):
    wanted = get_request(by, wanted_id)
    audit.shown("housing.request_shown", by=by, people=people_in(wanted), target=wanted)
    form, moved = MoveForm(sent(request)), []
    if done(form, lambda **told: moved.append(move_in_list(request=wanted, by=by, **told))):
        words = _("Moved from place %(was)s to place %(now)s.")
        messages.success(request, words % {"was": moved[0].from_place, "now": moved[0].to_place})
        return redirect("places:request", request.city.slug, wanted.pk)
    standing = standing_of(wanted)
    told = {
        "wanted": wanted, "form": form, "title": _("Move in the list"), "submit": _("Move"), "standing": standing,
        "reasons": reasons(standing), "by_hand": by_hand(standing),
    }  # fmt: skip
    return TemplateResponse(request, "housing/requests/small_form.html", told, status=status_of(form))
