# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the form of a new contact knows before the first tap."""

from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Site
from lgnet.outreach.choices import ContactSource
from lgnet.outreach.models import shift_day
from lgnet.outreach.queries import get_contact, recent_places
from lgnet.outreach.web.new_contact_form import NewContactForm

MOST_PLACES = 4


def blank_contact(by, *, key: UUID, person_id: UUID | None, again: UUID | None) -> NewContactForm:
    """The last place of this shift, and whoever is to be met."""
    recent = recent_places(by)
    latest = next(iter(recent), "")
    in_this_shift = latest and shift_day(recent[latest]) == shift_day(clock.now())
    initial = {"key": key, "known_place": latest if in_this_shift else "", "source": _source(by)}
    return NewContactForm(initial={**initial, **_who(by, person_id, again)}, places=_places(by, recent))


def places_for(by) -> list[str]:
    """Those to press: where this operator has been lately, then the city's sites."""
    return _places(by, recent_places(by))


def _places(by, recent) -> list[str]:
    sites = Site.objects.filter(city_id=by.city_id).values_list("name", flat=True)
    return list(dict.fromkeys([*recent, *sites]))[:MOST_PLACES]


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
