# SPDX-License-Identifier: AGPL-3.0-or-later
"""A contact in the street belongs to the shift its writer was on, and to the stop that was being made then.

Not told by the writer, therefore not part of what is sent: a repetition after the shift has ended is the same contact.
"""

from lgnet.outreach.choices import ContactSource
from lgnet.outreach.models import Contact
from lgnet.outreach.shifts import halts_of_shift, shift_of


def put_on_shift(contact: Contact) -> None:
    """Sets `shift` and `stop`, or takes them away; does not save."""
    in_the_street = contact.source == ContactSource.FIELD
    shift = shift_of(contact.recorded_by, contact.happened_at) if in_the_street else None
    contact.shift, contact.stop_id = shift, None
    if shift is None:
        return
    for halt in halts_of_shift(shift):
        if halt.is_made and halt.begins <= contact.happened_at < halt.ends:
            contact.stop_id = halt.stop_id
