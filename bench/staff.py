# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who signs in during the bench, with a session and a second factor as in production; made through the actions."""

from importlib import import_module
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Role, system_actor
from lgnet.network.actions.add_member import add_member
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.add_team import add_team
from lgnet.network.actions.set_team_member import set_team_member
from lgnet.network.choices import Profession, SiteKind
from lgnet.network.models import City
from lgnet.trust import tenancy

CITY = "sassari"
ROLES = {
    "case-manager": Role.CASE_MANAGER,
    "street-operator": Role.STREET_OPERATOR,
    "figures": Role.PROJECT_MANAGER,
}
AS_MANY = 40
"""Case managers of the large city: each follows as many as one does in life."""
CSRF = "benchbenchbenchbenchbenchbench12"


def address(role: str, number: int, city: str) -> str:
    return f"{role}-{number}.{city}@bench.example"


def settle(city: City, *, case_managers: int) -> None:
    """A team with its people, a site and some services."""
    by = system_actor("bench", city_id=city.id)
    with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        team = add_team(name="Équipe centro", by=by)
        add_site(kind=SiteKind.ONE_STOP_SHOP, name="Sportello unico", address="Via Inventata 1", by=by)
        provider = add_provider(name="Associazione Inventata", by=by)
        for need in ("health", "housing", "work"):
            add_service(
                provider=provider,
                name=f"Servizio {need}",
                kind="health",
                needs=[need],
                phone="+39 079 000 0100",
                by=by,
            )
        for role, number in (("case-manager", case_managers), ("street-operator", 4), ("figures", 4)):
            for place in range(number):
                user = User.objects.create_user(
                    email=address(role, place, city.slug), name=f"{role.capitalize()} {place}"
                )
                add_member(user=user, city=city, roles=(ROLES[role],), by=by)
                if role != "figures":
                    set_team_member(team=team, user=user, profession=Profession.SOCIAL_WORKER, by=by)
                TOTP.activate(user, generate_totp_secret())


def cookies(role: str, number: int) -> list[str]:
    """Cookie headers of so many colleagues of the large city, each signed in."""
    return [_signed_in(User.objects.get(email=address(role, place, CITY))) for place in range(number)]


def _signed_in(user: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session["began_at"] = session["seen_at"] = clock.now().timestamp()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={CSRF}"


def case_managers_of(city: City) -> list[UUID]:
    emails = [address("case-manager", place, city.slug) for place in range(AS_MANY)]
    return list(User.objects.filter(email__in=emails).order_by("email").values_list("pk", flat=True))
