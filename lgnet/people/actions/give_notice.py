# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people import notice
from lgnet.people.errors import MediatorMissing, NoSuchNotice
from lgnet.people.models import NoticeGiven, Person
from lgnet.people.policies import may_register_person
from lgnet.trust import audit


@transaction.atomic
def give_notice(
    *,
    person: Person,
    language: str,
    by: Actor,
    version: str = notice.CURRENT,
    mediator: str = "",
    through_mediator: bool | None = None,
    at: datetime | None = None,
) -> NoticeGiven:
    """Record that the privacy notice was given, in which language and through whom. It may be given again.

    Raises NoSuchNotice, and MediatorMissing when a mediator is said to have been there and has no name.
    """
    may_register_person(by)
    if language not in notice.VERSIONS.get(version, ()):
        raise NoSuchNotice()
    mediator = " ".join(mediator.split())[:120]
    through = bool(mediator) if through_mediator is None else through_mediator
    if through and not mediator:
        raise MediatorMissing()
    given = NoticeGiven.objects.create(
        person=person, version=version, language=language, through_mediator=through,
        mediator=mediator if through else "", given_at=at or clock.now(), given_by=by.user_id,
    )  # fmt: skip
    audit.record(
        "people.notice_given", by=by, target=given, people=[person.pk], version=version, language=language
    )
    return given
