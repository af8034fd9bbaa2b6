# SPDX-License-Identifier: AGPL-3.0-or-later
"""What figures do when people tells that somebody was written down wrongly."""

from lgnet.monitoring import facts
from lgnet.monitoring.actions.keep_first_services import OF_PEOPLE, put_bracket_right
from lgnet.monitoring.models import FirstService
from lgnet.network.signals import facts_changed
from lgnet.people.models import Person
from lgnet.people.signals import person_corrected

BIRTH = {"birth_date", "birth_precision"}
GROUPS = BIRTH | {"sex", "citizenships"}


def connect() -> None:
    person_corrected.connect(count_her_group_again, dispatch_uid="monitoring.person_corrected")


def count_her_group_again(sender, *, person: Person, fields: list[str], **_) -> None:
    """She counts in another group now, in each period in which she counts. A closed one stays: it drifts."""
    if not GROUPS & set(fields):
        return
    if BIRTH & set(fields):
        put_bracket_right(person)
    for kept in FirstService.objects.filter(person=person).select_related("programme"):
        served = (facts.FACTS[source].rows(kept.programme) for source in OF_PEOPLE)
        days = {
            day for rows in served for day in rows.filter(person=person).values_list("counts_on", flat=True)
        }
        facts_changed.send(
            sender=None, city_id=person.city_id, programme_id=kept.programme_id, days=sorted(days)
        )
