# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work does when outreach tells, or asks, it something."""

from lgnet.casework.actions.recompute_clock import recompute_clocks
from lgnet.casework.queries import last_closing_of
from lgnet.outreach.signals import contact_joined, contact_unjoined, last_closing_asked


def connect() -> None:
    contact_joined.connect(count_the_wait_again, dispatch_uid="casework.joined")
    contact_unjoined.connect(count_the_wait_again, dispatch_uid="casework.unjoined")
    last_closing_asked.connect(last_closing, dispatch_uid="casework.last_closing")


def count_the_wait_again(sender, *, person, by, **facts) -> None:
    """A contact joined late may be earlier than the one from which the wait was counted."""
    recompute_clocks(person=person, by=by)


def last_closing(sender, *, person, **facts):
    return last_closing_of(person)
