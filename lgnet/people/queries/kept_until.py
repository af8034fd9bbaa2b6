# SPDX-License-Identifier: AGPL-3.0-or-later
"""Until when a person's data are kept."""

from lgnet.people import retention
from lgnet.people.models import Person
from lgnet.people.queries.linked import records_of
from lgnet.people.retention import Ending


def kept_until(person: Person) -> Ending:
    """One query, for all records that are this person."""
    return retention.ending(retention.with_days(records_of(person)))
