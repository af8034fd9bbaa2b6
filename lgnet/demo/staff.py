# SPDX-License-Identifier: AGPL-3.0-or-later
"""The colleagues of the demonstration: the accounts one signs in with, and some more, in teams."""

from random import Random

from lgnet.accounts.models import User
from lgnet.demo.accounts import ACCOUNTS
from lgnet.demo.sizes import PROGRAMME
from lgnet.demo.town import Town
from lgnet.kernel.actor import Actor, Role, system_actor
from lgnet.network.actions.add_member import add_member
from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.add_team import add_team
from lgnet.network.actions.set_team_member import set_team_member
from lgnet.network.choices import Profession, SiteKind
from lgnet.network.models import City, Programme, Service, Team, TeamMember
from lgnet.network.queries import actor_in

COLLEAGUES = {
    "sassari": [
        ("Gavino Lai", Role.STREET_OPERATOR), ("Ines Cossu", Role.STREET_OPERATOR), ("Marta Fois", Role.CASE_MANAGER),
        ("Elio Carta", Role.CASE_MANAGER), ("Rita Melis", Role.DESK_OPERATOR),
    ],
    "torino": [
        ("Luca Rosso", Role.STREET_OPERATOR), ("Teresa Gallo", Role.STREET_OPERATOR), ("Anna Bruno", Role.CASE_MANAGER),
        ("Piero Costa", Role.CASE_MANAGER), ("Silvia Neri", Role.DESK_OPERATOR),
        ("Rosa Conte", Role.PROJECT_MANAGER), ("Irene Bosco", Role.HOUSING_OFFICER),
    ],
}  # fmt: skip
PROTECTORS = {"sassari": "Giada Serra", "torino": "Viola Ferri"}
ELSEWHERE = [
    Role.PROJECT_MANAGER, Role.STREET_OPERATOR, Role.STREET_OPERATOR, Role.STREET_OPERATOR, Role.CASE_MANAGER,
    Role.CASE_MANAGER, Role.CASE_MANAGER, Role.CASE_MANAGER, Role.DESK_OPERATOR, Role.CITY_ADMINISTRATOR,
]  # fmt: skip
"""Who works in a city without colleagues of its own above; the names are drawn."""
FIRST_NAMES = [
    "Ada", "Bice", "Ciro", "Dalia", "Enzo", "Flora", "Gino", "Iris", "Lea", "Nino", "Olga", "Pino", "Rina", "Tullio",
]  # fmt: skip
SURNAMES = [
    "Abete", "Betulla", "Faggio", "Frassino", "Ginepro", "Larice", "Mirto", "Noce", "Olmo", "Pioppo", "Quercia",
    "Rovere", "Cedro", "Salice", "Tiglio", "Ulivo",
]  # fmt: skip
PROFESSIONS = {
    Role.STREET_OPERATOR: Profession.STREET_WORKER,
    Role.DESK_OPERATOR: Profession.EDUCATOR,
    Role.CASE_MANAGER: Profession.SOCIAL_WORKER,
    Role.HOUSING_OFFICER: Profession.EDUCATOR,
}
SITES = {
    "sassari": (
        "Sportello unico Sassari centro",
        "Via dei Mulini Vecchi 8, 07100 Sassari",
        "+39 079 000 0200",
    ),
    "torino": ("Sportello unico Torino Dora", "Via delle Lavandaie 21, 10152 Torino", "+39 011 000 0200"),
}
SIGNED_IN_AS = {account.email for account in ACCOUNTS}
TEAM, PROTECTING_TEAM = "Équipe centro", "Équipe antitratta"
HOURS = "lun–ven 9:00–13:00; mar e gio 15:00–18:00"


def hire() -> None:
    """The accounts of the first page, each where it works."""
    by = system_actor("demo", city_id=None)
    for account in ACCOUNTS:
        if account.city is None:
            _member(account.email, account.name, None, account.roles, by=by)


def settle(city: City) -> None:
    """Teams, one-stop shop and colleagues of a city. Call it inside the city."""
    by = system_actor("demo", city_id=city.id)
    team = add_team(name=TEAM, by=by)
    protecting = add_team(name=PROTECTING_TEAM, follows_protected=True, by=by)
    if city.slug in SITES:  # elsewhere it comes with the city's public page
        name, address, phone = SITES[city.slug]
        add_site(
            kind=SiteKind.ONE_STOP_SHOP, name=name, address=address, phone=phone, opening_hours=HOURS,
            languages=["it", "en", "fr", "ar"], is_accessible=True, by=by,
        )  # fmt: skip
    for user, role in _colleagues(city, by=by):
        if role in PROFESSIONS:
            set_team_member(team=team, user=user, profession=PROFESSIONS[role], by=by)
    name = PROTECTORS.get(city.slug) or _drawn(city, 1, of="protectors")[0]
    protector = _member(_address(name, city), name, city, (Role.CASE_MANAGER, Role.HOUSING_OFFICER), by=by)
    set_team_member(team=protecting, user=protector, profession=Profession.SOCIAL_WORKER, by=by)


def town_of(city: City) -> Town:
    """The city as its story needs it, when it is settled and has its services. Call it inside the city."""
    team, protecting = (
        Team.objects.get(city=city, name=TEAM),
        Team.objects.get(city=city, name=PROTECTING_TEAM),
    )
    protectors = _actors(city, team=protecting)
    everybody = [actor for actor in _actors(city) if actor not in protectors]
    return Town(
        city=city,
        programme=Programme.objects.get(code=PROGRAMME),
        team=team,
        protecting_team=protecting,
        operators=_with(everybody, Role.STREET_OPERATOR, Role.DESK_OPERATOR),
        case_managers=_with(everybody, Role.CASE_MANAGER),
        protector=protectors[0],
        project_manager=_with(everybody, Role.PROJECT_MANAGER)[0],
        housing_officer=_with(everybody, Role.HOUSING_OFFICER)[0],
        services=list(Service.objects.filter(city=city).order_by("name")),
    )


def _colleagues(city: City, *, by: Actor) -> list[tuple[User, Role]]:
    """Those one signs in as come first."""
    known = [(one.email, one.name, one.roles) for one in ACCOUNTS if one.city == city.slug]
    others = [(_address(name, city), name, (role,)) for name, role in _working(city)]
    return [(_member(email, name, city, roles, by=by), roles[0]) for email, name, roles in known + others]


def _working(city: City) -> list[tuple[str, Role]]:
    if city.slug in COLLEAGUES:
        return COLLEAGUES[city.slug]
    others = list(zip(_drawn(city, len(ELSEWHERE), of="colleagues"), ELSEWHERE, strict=True))
    return [*others, (_drawn(city, 1, of="housing")[0], Role.HOUSING_OFFICER)]


def _drawn(city: City, number: int, *, of: str) -> list[str]:
    """Names for a city, the same each time; its protectors, housing officer and other colleagues never meet."""
    chance = Random(f"{city.slug} {of}")
    surnames = {"protectors": SURNAMES[:2], "housing": ["Melograno"]}.get(of, SURNAMES[2:])
    return [f"{chance.choice(FIRST_NAMES)} {surname}" for surname in chance.sample(surnames, number)]


def _member(email: str, name: str, city: City | None, roles, *, by: Actor) -> User:
    user = User.objects.create_user(email=email, name=name, is_demo=True)
    add_member(user=user, city=city, roles=roles, by=by)
    return user


def _address(name: str, city: City) -> str:
    whose = name.lower().replace(" ", ".")
    return f"{whose}@demo.example" if city.slug in COLLEAGUES else f"{whose}.{city.slug}@demo.example"


def _actors(city: City, *, team: Team | None = None) -> list[Actor]:
    """Who works here (or in one team), those one signs in as first, then by name."""
    users = User.objects.filter(memberships__city=city)
    if team:
        users = users.filter(pk__in=TeamMember.objects.filter(team=team).values("user"))
    in_order = sorted(users, key=lambda user: (user.email not in SIGNED_IN_AS, user.name))
    return [actor_in(user, city=city) for user in in_order]


def _with(actors: list[Actor], *roles: Role) -> list[Actor]:
    return [actor for actor in actors if actor.has(*roles)]
