# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of a shift, to print: stops, hours, whom to meet again at each. No surname, no need, no contact's note."""

from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.outreach.models import Contact
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.shifts import due_on, get_shift, halts_of_shift
from lgnet.trust import audit

MOST = 60


@city_page(may_write_contacts)
def sheet(request, by, shift_id):
    shift = get_shift(by, shift_id)
    halts, due = [halt for halt in halts_of_shift(shift) if halt.is_made], list(due_on(by, shift)[:MOST])
    audit.shown(
        "outreach.shift_sheet", by=by, people={one.person_id for one in due if one.person_id}, target=shift
    )
    there = {halt: [one for one in due if _belongs(one, halt)] for halt in halts}
    placed = {one.pk for found in there.values() for one in found}
    shown = {
        "shift": shift,
        "rows": [(halt, [(_called(one), one) for one in found]) for halt, found in there.items()],
        "elsewhere": [(_called(one), one) for one in due if one.pk not in placed],
    }
    return TemplateResponse(request, "outreach/units/sheet.html", shown)


def _belongs(contact: Contact, halt) -> bool:
    if contact.stop_id is not None and halt.stop_id is not None:
        return contact.stop_id == halt.stop_id or contact.place == halt.place
    return contact.place.casefold() == halt.place.casefold()


def _called(contact: Contact) -> str:
    """As the operator called her; of somebody known by name the given name alone."""
    if contact.nickname or contact.sign:
        return contact.nickname or contact.sign
    return contact.person.given_name or "–"
