# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people do beside the pages."""

from itertools import product
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lgnet.accounts.models import User
from lgnet.kernel.actor import Role
from lgnet.network.models import City, Membership, Team
from lgnet.people import (
    comparing,  # noqa: F401  (a worker finds its tasks through this module)
    copy_jobs,  # noqa: F401  (the same)
    deletion_jobs,  # noqa: F401  (the same)
)
from lgnet.people.actions.open_urgently import TOLD_BY
from lgnet.people.models import UrgentAccess
from lgnet.people.panels import NEXT_STEP, said_of_left_alone
from lgnet.people.queries.left_alone import teams_left_alone
from lgnet.trust import tenancy

WARNED = (30, 14, 7, 3, 1)
"""Days before."""
AGAIN = RetryStrategy(max_attempts=20, wait=60)


@app.task(name=TOLD_BY, retry=AGAIN)
def tell_of_urgent_access(city_id: str, access_id: str, to: str | None = None) -> None:
    """Her team and the officers hear of it by mail, without her name. Each mail is a job of its own, so that one that
    a mail server refuses is sent again without doubling the others."""
    with tenancy.in_city(UUID(city_id), teams=tenancy.EVERY_TEAM), transaction.atomic():
        access = UrgentAccess.objects.select_related("team").get(pk=access_id)
    city = City.objects.get(pk=city_id)
    if to is None:
        for user in concerned(access):
            tell_of_urgent_access.defer(city_id=city_id, access_id=access_id, to=str(user.pk))
    else:
        _mail(access, city, User.objects.get(pk=to))


@app.periodic(cron="30 5 * * *")
@app.task(name="people.warn_of_left_alone", queueing_lock="people.warn_of_left_alone")
def warn_of_left_alone(timestamp: int) -> None:
    """A month, two weeks, a week, three days and a day before, and each day on which it is so."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id, read_only=True), transaction.atomic():
            due = [one for one in teams_left_alone(city_id) if one.days_left in WARNED or one.days_left <= 0]
        for one, user in product(due, administrators_of(city_id) if due else ()):
            job = {"city_id": str(city_id), "team_id": str(one.team.pk), "to": str(user.pk)}
            tell_of_left_alone.defer(**job)


@app.task(name="people.tell_of_left_alone", retry=AGAIN)
def tell_of_left_alone(city_id: str, team_id: str, to: str) -> None:
    """One mail to one administrator; none where somebody has seen to it meanwhile."""
    with tenancy.in_city(UUID(city_id), read_only=True), transaction.atomic():
        found = [one for one in teams_left_alone(UUID(city_id)) if one.team.pk == UUID(team_id)]
    city, user = City.objects.get(pk=city_id), User.objects.get(pk=to)
    for one in found:
        with translation.override(user.language):
            facts = {"name": user.name, "words": said_of_left_alone(one), "next_step": str(NEXT_STEP)}
            words = render_to_string("people/mail/left_alone.txt", facts)
            subject = _("%(city)s: protected people whom nobody will see") % {"city": city.name}
            send_mail(subject, words, settings.DEFAULT_FROM_EMAIL, [user.email])


def administrators_of(city_id: UUID) -> list[User]:
    here = Membership.objects.current().filter(city_id=city_id, roles__contains=[Role.CITY_ADMINISTRATOR])
    return list(User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("pk"))


def concerned(access: UrgentAccess) -> list[User]:
    """Whoever works in the city today and is of her team, or is its data-protection officer; not who opened."""
    here = Membership.objects.current().filter(city_id=access.city_id)
    officers = here.filter(roles__contains=[Role.DATA_PROTECTION_OFFICER]).values("user")
    team = Team.objects.get(pk=access.team_id).members.filter(ended_at=None, user__in=here.values("user"))
    people = User.objects.filter(pk__in=team.values("user")) | User.objects.filter(pk__in=officers)
    return list(people.exclude(pk=access.by_id).distinct().order_by("pk"))


def _mail(access: UrgentAccess, city: City, user: User) -> None:
    opener = User.objects.get(pk=access.by_id)
    facts = {"name": user.name, "opener": opener.name, "access": access, "city": city.name}
    with translation.override(user.language):
        words = render_to_string("people/mail/urgent_access.txt", facts)
        subject = _("Urgent access to a protected person in %(city)s") % {"city": city.name}
        send_mail(subject, words, settings.DEFAULT_FROM_EMAIL, [user.email])
