# SPDX-License-Identifier: AGPL-3.0-or-later
"""The colleagues of the demonstration: the accounts one signs in with, and some more, in teams."""

from lgnet.accounts.models import User
from lgnet.demo.accounts import ACCOUNTS
from lgnet.demo.town import Town
from lgnet.kernel.actor import Actor, Role, system_actor
from lgnet.network.actions.add_member import add_member
from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.add_team import add_team
from lgnet.network.actions.set_team_member import set_team_member
from lgnet.network.choices import Profession, SiteKind
from lgnet.network.models import City, Programme, Service
from lgnet.network.queries import actor_in

COLLEAGUES = {
    "sassari": [
        ("Gavino Lai", Role.STREET_OPERATOR), ("Ines Cossu", Role.STREET_OPERATOR), ("Marta Fois", Role.CASE_MANAGER),
        ("Elio Carta", Role.CASE_MANAGER), ("Rita Melis", Role.DESK_OPERATOR),
    ],
    "torino": [
        ("Luca Rosso", Role.STREET_OPERATOR), ("Teresa Gallo", Role.STREET_OPERATOR), ("Anna Bruno", Role.CASE_MANAGER),
        ("Piero Costa", Role.CASE_MANAGER), ("Silvia Neri", Role.DESK_OPERATOR),
        ("Rosa Conte", Role.PROJECT_MANAGER),
    ],
}  # fmt: skip
PROTECTORS = {"sassari": "Giada Serra", "torino": "Viola Ferri"}
PROFESSIONS = {
    Role.STREET_OPERATOR: Profession.STREET_WORKER,
    Role.DESK_OPERATOR: Profession.EDUCATOR,
    Role.CASE_MANAGER: Profession.SOCIAL_WORKER,
}
SITES = {
    "sassari": ("One-stop shop Sassari centro", "Via dei Mulini Vecchi 8, 07100 Sassari", "+39 079 000 0200"),
    "torino": ("One-stop shop Torino Dora", "Via delle Lavandaie 21, 10152 Torino", "+39 011 000 0200"),
}
HOURS = "lun–ven 9:00–13:00; mar e gio 15:00–18:00"


def hire() -> None:
    """The accounts of the first page, each where it works."""
    by = system_actor("demo", city_id=None)
    for account in ACCOUNTS:
        if account.city is None:
            _member(account.email, account.name, None, account.roles, by=by)


def furnish(city: City) -> Town:
    """A city with its teams, its one-stop shop, its colleagues and its directory. Call it inside the city."""
    by = system_actor("demo", city_id=city.id)
    team = add_team(name="Équipe centro", by=by)
    protecting = add_team(name="Équipe antitratta", follows_protected=True, by=by)
    name, address, phone = SITES[city.slug]
    add_site(
        kind=SiteKind.ONE_STOP_SHOP, name=name, address=address, phone=phone, opening_hours=HOURS,
        languages=["it", "en", "fr", "ar"], is_accessible=True, by=by,
    )  # fmt: skip
    users = _colleagues(city, by=by)
    for user, role in users:
        if role in PROFESSIONS:
            set_team_member(team=team, user=user, profession=PROFESSIONS[role], by=by)
    protector = _member(
        _address(PROTECTORS[city.slug]), PROTECTORS[city.slug], city, (Role.CASE_MANAGER,), by=by
    )
    set_team_member(team=protecting, user=protector, profession=Profession.SOCIAL_WORKER, by=by)
    return Town(
        city=city,
        programme=Programme.objects.get(code="LGNet3"),
        team=team,
        protecting_team=protecting,
        operators=_actors(city, users, Role.STREET_OPERATOR, Role.DESK_OPERATOR),
        case_managers=_actors(city, users, Role.CASE_MANAGER),
        protector=actor_in(protector, city=city),
        project_manager=_actors(city, users, Role.PROJECT_MANAGER)[0],
        services=list(Service.objects.filter(city=city).order_by("name")),
    )


def _colleagues(city: City, *, by: Actor) -> list[tuple[User, Role]]:
    """Those one signs in as come first."""
    known = [(one.email, one.name, one.roles) for one in ACCOUNTS if one.city == city.slug]
    others = [(_address(name), name, (role,)) for name, role in COLLEAGUES[city.slug]]
    return [(_member(email, name, city, roles, by=by), roles[0]) for email, name, roles in known + others]


def _member(email: str, name: str, city: City | None, roles, *, by: Actor) -> User:
    user = User.objects.create_user(email=email, name=name, is_demo=True)
    add_member(user=user, city=city, roles=roles, by=by)
    return user


def _address(name: str) -> str:
    return name.lower().replace(" ", ".") + "@demo.example"


def _actors(city: City, users: list[tuple[User, Role]], *roles: Role) -> list[Actor]:
    return [actor_in(user, city=city) for user, role in users if role in roles]
