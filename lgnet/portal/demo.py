# SPDX-License-Identifier: AGPL-3.0-or-later
"""For the demonstration: the pages of all cities of the running programme, with invented places where a city has none.

Everything goes through the actions, as the cities' own administrators would do it.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from math import cos, radians
from pathlib import Path

import yaml
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.models import ReportPeriod
from lgnet.monitoring.periods import Period
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.change_service import change_service
from lgnet.network.actions.change_site import change_site
from lgnet.network.choices import PartnerRole, ProgrammeState, SiteKind
from lgnet.network.models import City, Programme, Provider, Service, Site
from lgnet.portal.actions.begin_page import begin_page
from lgnet.portal.actions.describe_page import describe_page
from lgnet.portal.actions.publish_page import publish_page
from lgnet.portal.actions.release_results import release_results
from lgnet.portal.models import Release
from lgnet.portal.queries import page_of
from lgnet.trust import tenancy

SEED = Path(__file__).parent / "seed" / "demo_cities.yaml"
METRES_PER_DEGREE = 111_200
STEPS = (
    (-700, 300),
    (450, -620),
    (-250, -300),
    (900, 500),
    (-900, -550),
    (200, 750),
    (600, -150),
    (-450, 650),
)
"""Metres east and north, for services of the example directory that say no position."""


def publish_all(*, by: Actor, cities: Iterable[City] | None = None) -> int:
    """Publish each city of a running programme that is not public yet; returns how many."""
    published = 0
    for city in cities if cities is not None else _running():
        with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            published += _publish(city, by=system_actor(by.name, city_id=city.id))
    return published


def release_closed(*, by: Actor) -> int:
    """Make public each quarter that a city has closed, but for the newest: whoever tries the demonstration may do it.

    Returns how many releases were made. Does nothing where results are public already.
    """
    if Release.objects.exists():
        return 0
    closed = ReportPeriod.objects.filter(period_kind=PeriodKind.QUARTER, closed_at__isnull=False)
    periods = {(one.programme, one.period) for one in closed.select_related("programme")}
    oldest_first = sorted(periods, key=lambda pair: pair[1])
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        return sum(_released(*pair, by=by) for pair in oldest_first[: max(1, len(oldest_first) - 1)])


def _released(programme: Programme, period: Period, *, by: Actor) -> int:
    release_results(programme=programme, period=period, by=by)
    return 1


def _running() -> Iterable[City]:
    active = {"partnerships__programme__state": ProgrammeState.ACTIVE, "partnerships__role": PartnerRole.CITY}
    return City.objects.filter(**active).distinct().select_related("organisation")


def _publish(city: City, *, by: Actor) -> int:
    page = page_of(city)
    if page and page.edition:
        return 0
    invented = _seed()["cities"].get(city.slug, {"postcode": "00100", "area": "06"})
    _shop(city, invented, by=by)
    _services(city, invented, by=by)
    page = page or begin_page(city=city, by=by)
    describe_page(
        page=page, unit="Servizi sociali – Progetto LGNet3", email=f"lgnet@{city.slug}.example",
        phone=_number(invented, "0199"), dpo_contact=f"rpd@{city.slug}.example", answer_days=10, by=by,
    )  # fmt: skip
    publish_page(page=page, by=by)
    return 1


def _shop(city: City, invented: dict, *, by: Actor) -> None:
    told, site = _seed()["shop"], Site.objects.filter(city=city, kind=SiteKind.ONE_STOP_SHOP).first()
    where = _position(city, told["east"], told["north"])
    if site:
        change_site(site=site, name=site.name, kind=site.kind, by=by, **where)
        return
    add_site(
        name=told["name"], address=_address(told, invented, city), phone=_number(invented, told["number"]),
        opening_hours=told["hours"], languages=told["languages"], is_accessible=True, by=by, **where,
    )  # fmt: skip


def _services(city: City, invented: dict, *, by: Actor) -> None:
    known = list(Service.objects.filter(city=city).select_related("provider", "team"))
    for service, (east, north) in zip(known, _spread(len(known)), strict=True):
        if not service.confidential_address and service.latitude is None:
            where = _position(city, east, north)
            change_service(
                service=service,
                provider=service.provider,
                name=service.name,
                needs=service.needs,
                by=by,
                **where,
            )
    for told in () if known else _seed()["services"]:
        _service(city, told, invented, by=by)


def _service(city: City, told: dict, invented: dict, *, by: Actor) -> None:
    provider = Provider.objects.filter(city=city, name=told["provider"]).first()
    hidden = told.get("confidential", False)
    where = (
        {}
        if hidden
        else {"address": _address(told, invented, city), **_position(city, told["east"], told["north"])}
    )
    add_service(
        provider=provider or add_provider(name=told["provider"], by=by), name=told["name"], kind=told["kind"],
        needs=told["needs"], accepts=told["accepts"], access=told["access"], description=told["description"],
        phone=_number(invented, told["number"]), opening_hours=told["hours"], languages=told["languages"],
        cost="Gratuito", confidential_address=hidden, last_checked_on=clock.today(), by=by, **where,
    )  # fmt: skip


def _spread(many: int) -> list[tuple[int, int]]:
    return [
        (east + 130 * (place // len(STEPS)), north - 170 * (place // len(STEPS)))
        for place in range(many)
        for east, north in (STEPS[place % len(STEPS)],)
    ]


def _position(city: City, east: int, north: int) -> dict[str, Decimal]:
    """Degrees of a point so many metres from the city's centre; nothing where the centre is not known."""
    middle = city.organisation if city.organisation.latitude else city.organisation.parent
    if middle is None or middle.latitude is None:
        return {}
    narrower = METRES_PER_DEGREE * cos(radians(float(middle.latitude)))
    return {
        "latitude": round(middle.latitude + Decimal(north) / METRES_PER_DEGREE, 4),
        "longitude": round(middle.longitude + Decimal(east / narrower), 4),
    }


def _address(told: dict, invented: dict, city: City) -> str:
    return f"{told['street']}, {invented['postcode']} {city.name}"


def _number(invented: dict, end: str) -> str:
    return f"+39 {invented['area']} 000 {end}"


@cache
def _seed() -> dict:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))
