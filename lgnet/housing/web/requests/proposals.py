# SPDX-License-Identifier: AGPL-3.0-or-later
"""All places for one household, with why and why not; somebody chooses one."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.place_household import HOURS, place_household
from lgnet.housing.errors import NoSuchHouse
from lgnet.housing.models import HousingRequest, Unit
from lgnet.housing.placing.fitting import Verdict
from lgnet.housing.placing.words import words
from lgnet.housing.queries.places import nights_of, verdicts
from lgnet.housing.queries.waiting import get_request, standing_of
from lgnet.housing.request_choices import RequestState
from lgnet.housing.request_policies import may_place, may_read_waiting
from lgnet.housing.web.requests.acting import done, sent, status_of, why_field
from lgnet.housing.web.requests.shown import people_in, reasons, who
from lgnet.network.door import city_page
from lgnet.trust import audit


class ChooseForm(forms.Form):
    why = why_field(_("Why this place"))
    hours = forms.TypedChoiceField(
        label=_("Held for"), coerce=int, initial=HOURS[1],
        help_text=_("Until then the stay is confirmed, or the place is free again."),
    )  # fmt: skip
    made_sure = forms.BooleanField(
        label=_("What was to be made sure of has been made sure of"), required=False
    )

    def __init__(self, *args, to_ask: bool, **options) -> None:
        super().__init__(*args, **options)
        self.fields["hours"].choices = [(one, str(_("%(hours)d hours")) % {"hours": one}) for one in HOURS]
        if not to_ask:
            del self.fields["made_sure"]


def rows_of(found: list[Verdict]) -> list[dict]:
    units = Unit.objects.select_related("property").in_bulk([one.place.id for one in found])
    return [row_of(one, units[one.place.id]) for one in found]


def row_of(one: Verdict, unit: Unit) -> dict:
    return {
        "unit": unit, "fits": one.fits, "why": [words(reason) for reason in one.why],
        "why_not": [words(reason) for reason in one.why_not], "to_ask": [words(reason) for reason in one.to_ask],
    }  # fmt: skip


def _shown(by, wanted_id) -> HousingRequest:
    found = get_request(by, wanted_id)
    audit.shown("housing.request_shown", by=by, people=people_in(found), target=found)
    return found


def _about(found: HousingRequest) -> dict:
    standing = standing_of(found)
    first, last = nights_of(found)
    return {
        "wanted": found, "who": who(found), "standing": standing, "reasons": reasons(standing), "first_night": first,
        "leaves_on": last,
    }  # fmt: skip


@city_page(may_read_waiting)
def proposals(request, by, wanted_id):
    """Those that fit first; then the others, each with what stands against it."""
    found = _shown(by, wanted_id)
    rows = rows_of(verdicts(found))
    told = _about(found) | {
        "fitting": [one for one in rows if one["fits"]],
        "others": [one for one in rows if not one["fits"]],
        "may_place": may_place.allows(by) and found.state == RequestState.WAITING,
    }
    return TemplateResponse(request, "housing/requests/proposals.html", told)


@city_page(may_place, writes=True)
def choose(request, by, wanted_id, flat_id):
    found = _shown(by, wanted_id)
    chosen = next((one for one in verdicts(found) if one.place.id == flat_id), None)
    if chosen is None:
        raise NoSuchHouse()
    form = ChooseForm(sent(request), to_ask=bool(chosen.to_ask))
    if done(form, lambda **told: place_household(request=found, unit_id=flat_id, by=by, **told)):
        messages.success(request, _("The place is held for the whole household."))
        return redirect("places:request", request.city.slug, found.pk)
    unit = Unit.objects.select_related("property").get(pk=flat_id)
    told = _about(found) | {"row": row_of(chosen, unit), "form": form}
    return TemplateResponse(request, "housing/requests/choose.html", told, status=status_of(form))
