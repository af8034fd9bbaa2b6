# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach does when people tells it something."""

from lgnet.outreach.actions.clocks import restart_clocks
from lgnet.people.models import Person
from lgnet.people.signals import records_regrouped


def connect() -> None:
    records_regrouped.connect(measure_waits_again, dispatch_uid="outreach.records_regrouped")


def measure_waits_again(sender, *, people, **facts) -> None:
    """Who was met under another name has waited since then; parted again, each since her own first contact."""
    for person in Person.objects.filter(pk__in=people, take_charge_requests__state="waiting").distinct():
        restart_clocks(person)
