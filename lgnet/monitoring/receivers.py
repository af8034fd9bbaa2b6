# SPDX-License-Identifier: AGPL-3.0-or-later
"""What figures do when people tells that somebody was written down wrongly, or twice."""

from uuid import UUID

from lgnet.monitoring import facts
from lgnet.monitoring.actions.keep_first_services import OF_PEOPLE, put_bracket_right
from lgnet.monitoring.models import FirstService
from lgnet.network.models import Programme
from lgnet.network.signals import facts_changed
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids
from lgnet.people.signals import person_corrected, records_regrouped
from lgnet.trust.tenancy import current_city_id

BIRTH = {"birth_date", "birth_precision"}
GROUPS = BIRTH | {"sex", "citizenships"}


def connect() -> None:
    person_corrected.connect(count_her_group_again, dispatch_uid="monitoring.person_corrected")
    records_regrouped.connect(count_them_again, dispatch_uid="monitoring.records_regrouped")


def count_her_group_again(sender, *, person: Person, fields: list[str], **_) -> None:
    """She counts in another group now, in each period in which she counts. A closed one stays: it drifts."""
    if not GROUPS & set(fields):
        return
    if BIRTH & set(fields):
        put_bracket_right(person)
    _tell_days_of(record_ids(person))


def count_them_again(sender, *, people: list[UUID], **_) -> None:
    """Records that are one person now, or are two, in each period in which one of them counts."""
    _tell_days_of(people)


def _tell_days_of(people: list[UUID]) -> None:
    kept = FirstService.objects.filter(person__in=people)
    for programme in Programme.objects.filter(pk__in=kept.values("programme")):
        served = (facts.FACTS[source].rows(programme) for source in OF_PEOPLE)
        days = {
            day
            for rows in served
            for day in rows.filter(person__in=people).values_list("counts_on", flat=True)
        }
        facts_changed.send(
            sender=None, city_id=current_city_id(), programme_id=programme.pk, days=sorted(days)
        )
