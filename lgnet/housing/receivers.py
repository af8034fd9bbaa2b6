# SPDX-License-Identifier: AGPL-3.0-or-later
"""What housing does when outreach tells it something: who slept there without a name is somebody."""

from lgnet.housing.actions.name_guest import name_guest, unname_guest
from lgnet.outreach.signals import contact_joined, contact_unjoined


def connect() -> None:
    contact_joined.connect(say_who_it_is, dispatch_uid="housing.contact_joined")
    contact_unjoined.connect(say_who_it_is_not, dispatch_uid="housing.contact_unjoined")


def say_who_it_is(sender, *, contact, person, by, **facts) -> None:
    name_guest(contact=contact, person=person, by=by)


def say_who_it_is_not(sender, *, contact, person, by, **facts) -> None:
    unname_guest(contact=contact, person=person, by=by)
