# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's copy: asked for with one press, made by a job with the eyes of who asked, encrypted, kept for a week."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import translation
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, Role, system_actor
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.network.models import City
from lgnet.people import notice, slots
from lgnet.people.choices import CopyState
from lgnet.people.copying import paper, values
from lgnet.people.copying.seen_by import seen_by
from lgnet.people.copying.told import chapters
from lgnet.people.data_errors import CopyNotReady, CopyUnderWay
from lgnet.people.models import Person, PersonCopy
from lgnet.people.policies import may_see_her_data
from lgnet.people.queries.kept_until import kept_until
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit, encryption, reading
from lgnet.trust.refusals import becomes

KEPT = timedelta(days=7)
MOST_ATTEMPTS = 4
JOB = "people.make_copy"


def may_include_restricted(by: Actor, person: Person) -> bool:
    """Who follows her and may read it all the same; the officer gives what is not restricted."""
    return by.has(Role.CASE_MANAGER) and slots.may_open_restricted(by, person)


@transaction.atomic
def ask_for_copy(*, person: Person, language: str, by: Actor, restricted: bool = False) -> PersonCopy:
    """Have everything held on her made into a copy; the job leaves with the transaction. Raises CopyUnderWay."""
    may_see_her_data(by, person=person)
    restricted = restricted and may_include_restricted(by, person)
    reading.take("export", by=by)
    with becomes(CopyUnderWay(), on="one_copy_in_the_making"):
        copy = PersonCopy.objects.create(
            person=person, language=language, restricted=restricted, asked_by=by.user_id
        )
    audit.record("people.copy_asked", by=by, target=copy, people=[person.pk], restricted=restricted)
    begin_making(copy)
    return copy


def begin_making(copy: PersonCopy) -> None:
    """Queue the job, unless it waits already."""
    name = f"{JOB} {copy.pk}"
    if not ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").exists():
        app.configure_task(JOB, queueing_lock=name, priority=SOMEBODY_WAITS).defer(
            city_id=str(copy.city_id), copy_id=str(copy.pk)
        )


@transaction.atomic
def make_copy(*, copy_id: UUID, by: Actor) -> None:
    """As the job does, with the eyes of who asked. Made twice, the first stays; begun too often, it is given up."""
    copy = PersonCopy.objects.select_for_update().select_related("person").get(pk=copy_id)
    if copy.state != CopyState.MAKING:
        return
    may_see_her_data(by, person=copy.person)
    copy.restricted = copy.restricted and may_include_restricted(by, copy.person)
    with translation.override(copy.language):
        _write(copy, City.objects.get(pk=copy.city_id))
    copy.state, copy.ready_at = CopyState.READY, clock.now()
    copy.save()
    people = record_ids(copy.person)
    audit.record("people.copy_made", by=by, target=copy, people=people, restricted=copy.restricted)


def _write(copy: PersonCopy, city: City) -> None:
    people = record_ids(copy.person)
    told = list(chapters(people, language=copy.language, restricted=copy.restricted))
    common = {
        "city": city.name, "language": copy.language, "made_at": clock.now().astimezone(clock.ROME),
        "seen": seen_by(people, city_id=copy.city_id), "until": kept_until(copy.person).words,
    }  # fmt: skip
    copy.values = _sealed(copy, "values", values.values(told, **common))
    if paper.can_be_made():
        made = paper.paper(
            told, name=copy.person.full_name, notice=_notice(copy.person.languages, city), **common
        )
        copy.paper = _sealed(copy, "paper", made)


def _notice(languages: Sequence[str], city: City) -> notice.NoticeText:
    """What she was told of her rights, in a language of hers where there is a text."""
    language = next((code for code in languages if code in notice.languages()), "it")
    return notice.notice_text(language, city=city.name)


def _sealed(copy: PersonCopy, column: str, content: bytes) -> bytes:
    return encryption.seal(
        content, city_id=copy.city_id, owner_id=copy.person_id, column=copy.sealed_as(column)
    )


@transaction.atomic
def count_attempt(copy_id: UUID) -> bool:
    """Whether it is to be begun once more. What was begun too often without an end is given up: the page says so."""
    making = PersonCopy.objects.filter(pk=copy_id, state=CopyState.MAKING)
    making.update(attempts=F("attempts") + 1)
    return not making.filter(attempts__gt=MOST_ATTEMPTS).update(state=CopyState.FAILED) and making.exists()


def content_of(copy: PersonCopy, column: str, *, by: Actor) -> bytes:
    """`paper` or `values`, for a download; each is recorded. Raises CopyNotReady."""
    may_see_her_data(by, person=copy.person)
    sealed = getattr(copy, column)
    if not copy.is_ready or sealed is None:
        raise CopyNotReady()
    audit.shown("people.copy_taken", by=by, target=copy, people=[copy.person_id])
    return encryption.unseal(
        sealed, city_id=copy.city_id, owner_id=copy.person_id, column=copy.sealed_as(column)
    )


@transaction.atomic
def forget_old_copies(*, city_id: UUID) -> int:
    """Take away those that were kept for a week; that they were made stays in the trace."""
    old = list(PersonCopy.objects.filter(asked_at__lt=clock.now() - KEPT).only("pk", "person_id"))
    by = system_actor("people.forget_copies", city_id=city_id)
    audit.record_each("people.copy_forgotten", by=by, of=[(one, [one.person_id], {}) for one in old])
    PersonCopy.objects.filter(pk__in=[one.pk for one in old]).delete()
    return len(old)
