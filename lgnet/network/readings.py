# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who read how much in a city: what was unusual and waits for the data-protection officer, and a period as a whole."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NoSuchPage
from lgnet.trust.choices import ReadingKind
from lgnet.trust.models import ReadingHour

PEOPLE = """
select by_id, count(distinct person) from trust_auditevent, unnest(person_ids) person
where city_id = %s and at >= %s and at < %s and by_id is not null group by by_id
"""


def unusual_of(by: Actor) -> QuerySet[ReadingHour]:
    """What went beyond the level of notice, or was refused; newest first."""
    beyond = Q(refused__gt=0)
    for kind, (notice, _ceiling) in settings.READING_LEVELS.items():
        beyond |= Q(kind=kind, amount__gte=notice)
    return ReadingHour.objects.filter(beyond, city_id=by.city_id).order_by("-hour", "by_id", "kind")


def waiting_of(by: Actor) -> QuerySet[ReadingHour]:
    """Not reviewed yet, and `by`'s to review: nobody reviews her own."""
    return unusual_of(by).filter(verdict="").exclude(by_id=by.user_id)


def waiting_count(by: Actor) -> int:
    return waiting_of(by).count()


def get_unusual(by: Actor, reading_id: UUID) -> ReadingHour:
    """Raises NoSuchPage."""
    found = unusual_of(by).filter(pk=reading_id).first()
    if found is None:
        raise NoSuchPage()
    return found


def names_of(readings) -> dict[UUID, str]:
    """Of whoever read or reviewed them."""
    ids = {one for reading in readings for one in (reading.by_id, reading.reviewed_by, reading.lifted_by)}
    return dict(User.objects.filter(pk__in=ids - {None}).values_list("pk", "name"))


@dataclass
class Total:
    """What one user read in a period."""

    name: str
    people: int = 0
    """Whose data she saw or wrote, each once, as the audit tells."""
    search: int = 0
    record: int = 0
    export: int = 0
    urgent: int = 0
    refused: int = 0


def totals(by: Actor, *, first: date, last: date) -> list[Total]:
    """Both days included; whoever dealt with most people first. Three queries."""
    since, until = _midnight(first), _midnight(last + timedelta(days=1))
    people = _people_by_user(by.city_id, since, until)
    counted = (
        ReadingHour.objects.filter(city_id=by.city_id, hour__gte=since, hour__lt=until)
        .values("kind", user=F("by_id"))
        .annotate(amount=Sum("amount"), refused=Sum("refused"))
    )
    found: dict[UUID, Total] = {user: Total("", people=number) for user, number in people.items()}
    for row in counted:
        total = found.setdefault(row["user"], Total(""))
        setattr(total, ReadingKind(row["kind"]).value, row["amount"])
        total.refused += row["refused"]
    for user, name in User.objects.filter(pk__in=found).values_list("pk", "name"):
        found[user].name = name
    return sorted(found.values(), key=lambda total: (-total.people, total.name))


def _people_by_user(city_id: UUID, since: datetime, until: datetime) -> dict[UUID, int]:
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [city_id, since, until])
        return dict(cursor.fetchall())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.ROME)
