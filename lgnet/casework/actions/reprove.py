# SPDX-License-Identifier: AGPL-3.0-or-later
"""Eligibility proven with the document of somebody who turned out to be another person is proven anew, without it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from lgnet.casework.actions.telling import day_of, tell_figures
from lgnet.casework.models import Case, Referral
from lgnet.kernel.actor import Actor
from lgnet.kernel.ids import made_at
from lgnet.people.eligibility import eligibility_on
from lgnet.people.models import Person
from lgnet.trust import audit


def reprove(people: Iterable[UUID], *, since: datetime, by: Actor) -> int:
    """Of cases opened and referrals accepted since then, by what was known of each person when they were written.

    Returns how many changed.
    """
    people = list(people)
    were_one = list(Person.objects.filter(pk__in=people).prefetch_related("permits"))
    opened = Case.objects.filter(person__in=people).select_related("person")
    accepted = Referral.objects.filter(person__in=people, answered_at__gte=since).exclude(eligibility="")
    return sum(
        [
            *(_reprove_case(case, were_one, by) for case in opened if made_at(case.pk) >= since),
            *(_reprove_referral(referral, were_one, by) for referral in accepted.select_related("person")),
        ]
    )


def _reprove_case(case: Case, were_one: list[Person], by: Actor) -> bool:
    day, known_at = day_of(case.opened_at), made_at(case.pk)
    if not _proven_together(case, were_one, day, known_at):
        return False
    answer = eligibility_on(case.person, day, known_at=known_at)
    told = {
        "eligibility": answer.eligibility, "eligibility_reason": answer.reason_code,
        "eligibility_rules": answer.rules_version,
    }  # fmt: skip
    return _put(case, told, case.opened_at, by)


def _reprove_referral(referral: Referral, were_one: list[Person], by: Actor) -> bool:
    day, known_at = day_of(referral.answered_at), referral.answered_at
    if not _proven_together(referral, were_one, day, known_at):
        return False
    answer = eligibility_on(referral.person, day, known_at=known_at)
    told = {"eligibility": answer.eligibility, "eligibility_rules": answer.rules_version}
    return _put(referral, told, referral.answered_at, by)


def _proven_together(record: Case | Referral, were_one: list[Person], day: date, known_at: datetime) -> bool:
    """Whether what stands there is what the documents of all these records said; else it has another reason."""
    together = eligibility_on(record.person, day, known_at=known_at, records=were_one)
    return together.eligibility == record.eligibility


def _put(record, told: dict, at: datetime, by: Actor) -> bool:
    if all(getattr(record, name) == value for name, value in told.items()):
        return False
    for name, value in told.items():
        setattr(record, name, value)
    record.save(update_fields=list(told))
    audit.record(
        "casework.eligibility_proven_anew", by=by, target=record, people=[record.person_id],
        eligibility=str(record.eligibility),
    )  # fmt: skip
    tell_figures(record.programme_id, at)
    return True
