# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people do beside the pages."""

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
from lgnet.trust import tenancy

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
