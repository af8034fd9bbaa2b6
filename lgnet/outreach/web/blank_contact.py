# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the form of a new contact knows before the first tap."""

from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Site
from lgnet.outreach.choices import ContactSource
from lgnet.outreach.models import shift_day
from lgnet.outreach.queries import get_contact, recent_places
from lgnet.outreach.shifts import halts_of_shift, shift_of
from lgnet.outreach.web.new_contact_form import NewContactForm

MOST_PLACES = 4


def blank_contact(by, *, key: UUID, person_id: UUID | None, again: UUID | None) -> NewContactForm:
    """The stop that is being made, else the last place of this shift; and whoever is to be met."""
    recent, stop = recent_places(by), _stop_of_now(by)
    latest = next(iter(recent), "")
    in_this_shift = latest and shift_day(recent[latest]) == shift_day(clock.now())
    place = stop or (latest if in_this_shift else "")
    initial = {"key": key, "known_place": place, "source": _source(by)}
    initial |= _who(by, person_id, again)
    return NewContactForm(initial=initial, places=lambda: _places(by, recent, stop))


def places_for(by) -> list[str]:
    """Those to press: where this operator has been lately, then the city's sites."""
    return _places(by, recent_places(by), _stop_of_now(by))


def _places(by, recent, stop: str) -> list[str]:
    sites = Site.objects.filter(city_id=by.city_id).values_list("name", flat=True)
    first = [stop] if stop else []
    return list(dict.fromkeys([*first, *recent, *sites]))[: MOST_PLACES + len(first)]


def _stop_of_now(by) -> str:
    """Where the unit of her shift stands at this moment."""
    now = clock.now()
    shift = shift_of(by.user_id, now)
    halts = halts_of_shift(shift) if shift else []
    return next((halt.place for halt in halts if halt.is_made and halt.begins <= now < halt.ends), "")


def _source(by) -> ContactSource:
    return ContactSource.FIELD if by.has(Role.STREET_OPERATOR) else ContactSource.DESK


def _who(by, person_id: UUID | None, again: UUID | None) -> dict:
    """Somebody known, or to be met again: as she was called then."""
    if again is None:
        return {"person": person_id} if person_id else {}
    before = get_contact(by, again)
    return {
        "again": before.pk, "nickname": before.nickname, "sign": before.sign, "person": before.person_id,
    }  # fmt: skip
