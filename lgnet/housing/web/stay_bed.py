# SPDX-License-Identifier: AGPL-3.0-or-later
"""Another bed for somebody, or for all who were placed together: rooms with as many free beds as there are people."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.housing.actions.move_to_bed import move_household
from lgnet.housing.models import Bed, Stay, Unit
from lgnet.housing.queries.stays import beds_for, get_stay, party_of
from lgnet.housing.stay_errors import NotEnoughBeds
from lgnet.housing.stay_policies import may_keep_stays
from lgnet.housing.web.refusal import status_for
from lgnet.housing.web.tonight import people_in
from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.door import city_page
from lgnet.trust import audit

MOST_ROOMS = 30


@dataclass(frozen=True)
class Room:
    """A unit with its free beds, enough for those who move."""

    unit: Unit
    beds: list[Bed]


def rooms_with(beds, people: int) -> list[Room]:
    found: dict = {}
    for bed in beds:
        found.setdefault(bed.unit_id, Room(bed.unit, [])).beds.append(bed)
    return [room for room in found.values() if len(room.beds) >= people][:MOST_ROOMS]


class RoomForm(forms.Form):
    unit = forms.UUIDField()
    alone = forms.BooleanField(required=False)


@city_page(may_keep_stays, writes=True)
def move_bed(request, by, stay_id):
    stay = get_stay(stay_id)
    party = list(party_of(stay))
    alone = (request.POST or request.GET).get("alone") == "on" or len(party) < 2
    moving = [stay] if alone else party
    rooms, problem = rooms_with(beds_for(stay), len(moving)), None
    if request.method == "POST":
        problem = _moved(request, by, moving, rooms)
        if problem is None:
            messages.success(request, _("Moved: from tonight on they sleep there."))
            return redirect("housing:stay", request.city.slug, stay.pk)
    audit.shown("housing.stay_shown", by=by, people=people_in(moving), target=stay)
    shown = {
        "stay": stay,
        "party": party,
        "moving": moving,
        "alone": alone,
        "rooms": rooms,
        "problem": problem,
    }
    return TemplateResponse(request, "housing/move_bed.html", shown, status=status_for(problem))


def _moved(request, by, moving: list[Stay], rooms: list[Room]):
    form = RoomForm(request.POST)
    chosen = form.cleaned_data["unit"] if form.is_valid() else None
    beds = next((room.beds for room in rooms if room.unit.pk == chosen), [])
    try:
        if len(beds) < len(moving):
            raise NotEnoughBeds(people=len(moving), beds=len(beds))
        move_household(places=list(zip(moving, beds, strict=False)), by=by)
    except (Conflict, Invalid) as problem:
        return problem
