# SPDX-License-Identifier: AGPL-3.0-or-later
"""People whose time is over: the officer confirms a list, a job erases one after the other (docs/adr/0017)."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.people import retention
from lgnet.people.choices import DeletionState
from lgnet.people.data_errors import DeletionUnderWay, ListHasChanged, NobodyToDelete
from lgnet.people.models import Deletion, Person
from lgnet.people.policies import may_delete_people
from lgnet.people.queries.over import digest_of, ending_of, people_over
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

JOB = "people.erase_people"
MOST_UNNAMED = 200
"""In one transaction."""


@transaction.atomic
def confirm_deletion(*, digest: str, by: Actor) -> Deletion:
    """Have those erased whose time is over, as the officer saw them (`digest`), also those without a name. The job
    leaves with the transaction.

    Raises NobodyToDelete, ListHasChanged, DeletionUnderWay.
    """
    may_delete_people(by)
    over, unnamed = people_over(), retention.unnamed_over()
    if not over and not unnamed:
        raise NobodyToDelete()
    if digest_of(over, unnamed) != digest:
        raise ListHasChanged()
    ids = [one.person.pk for one in over]
    with becomes(DeletionUnderWay(), on="one_deletion_at_a_time"):
        deletion = Deletion.objects.create(
            person_ids=ids, total=len(ids), unnamed_ids=unnamed, unnamed_total=len(unnamed),
            rules=retention.version(), confirmed_by=by.user_id,
        )  # fmt: skip
    told = {"number": len(ids), "unnamed": len(unnamed), "rules": deletion.rules}
    audit.record("people.deletion_confirmed", by=by, target=deletion, people=ids, **told)
    go_on(deletion)
    return deletion


def go_on(deletion: Deletion) -> None:
    """Queue the job, unless it waits already."""
    name = f"{JOB} {deletion.pk}"
    if not ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").exists():
        job = app.configure_task(JOB, queueing_lock=name, priority=SOMEBODY_WAITS)
        job.defer(city_id=str(deletion.city_id), deletion_id=str(deletion.pk))


@transaction.atomic
def erase_next(deletion_id: UUID) -> bool:
    """The next one, with her trace, in a transaction of its own, then some of those without a name; whether there was
    any. A job's, for every team."""
    deletion = Deletion.objects.select_for_update().get(pk=deletion_id)
    if deletion.state == DeletionState.DONE:
        return False
    if deletion.person_ids:
        _next_person(deletion)
    elif deletion.unnamed_ids:
        _next_unnamed(deletion)
    else:
        _end(deletion)
        return False
    return True


def _next_person(deletion: Deletion) -> None:
    *rest, person_id = deletion.person_ids
    done = _erased(person_id, by=system_actor(JOB, city_id=deletion.city_id))
    counted = {"erased": F("erased") + 1} if done else {"kept": F("kept") + 1}
    Deletion.objects.filter(pk=deletion.pk).update(person_ids=rest, last_sign_at=Now(), **counted)


def _next_unnamed(deletion: Deletion) -> None:
    now, rest = deletion.unnamed_ids[:MOST_UNNAMED], deletion.unnamed_ids[MOST_UNNAMED:]
    number = retention.erase_unnamed(now)
    by = system_actor(JOB, city_id=deletion.city_id)
    audit.record("people.unnamed_erased", by=by, target=deletion, number=number, rules=deletion.rules)
    Deletion.objects.filter(pk=deletion.pk).update(
        unnamed_ids=rest, last_sign_at=Now(), unnamed_erased=F("unnamed_erased") + number
    )


def _erased(person_id: UUID, *, by: Actor) -> bool:
    """False where something of hers began anew since the confirmation."""
    person = Person.objects.select_for_update(of=("self",)).filter(pk=person_id, erased_at=None).first()
    if person is None or not ending_of(person).is_over:
        return False
    retention.erase_all([person_id])
    audit.record("people.person_erased", by=by, target=person, people=[person_id], rules=retention.version())
    return True


def _end(deletion: Deletion) -> None:
    deletion.state, deletion.ended_at = DeletionState.DONE, clock.now()
    deletion.save(update_fields=["state", "ended_at"])
    told = {"erased": deletion.erased, "kept": deletion.kept, "unnamed": deletion.unnamed_erased}
    by = system_actor(JOB, city_id=deletion.city_id)
    audit.record("people.deletion_done", by=by, target=deletion, **told)
