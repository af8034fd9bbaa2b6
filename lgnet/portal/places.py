# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where one can go in a city: the network's own sites and the services of the directory, as the public may know them.

An address that is confidential, or of a service against violence or trafficking, or of a team that follows protected
people, does not leave the directory: not written, not on the map, not in the machine-readable part of the page.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.text import slugify

from lgnet.kernel.opening import Opening, read_opening
from lgnet.network.choices import Acceptance, Access, ServiceKind, SiteKind
from lgnet.network.directory import needs_check
from lgnet.network.models import City, Service, Site
from lgnet.network.slots import lent
from lgnet.portal.addresses import Address, read_address
from lgnet.portal.needs import Need, need

NEVER_SHOWN_WHERE = (ServiceKind.ANTI_VIOLENCE, ServiceKind.ANTI_TRAFFICKING)


@dataclass(frozen=True, slots=True)
class Place:
    slug: str
    name: str
    kind: str
    address: Address | None
    """None: not said, or there is none."""
    latitude: Decimal | None
    longitude: Decimal | None
    phone: str
    hours: str
    """As the city wrote them."""
    opening: Opening | None
    languages: list[str]
    """Each called as its speakers call it."""
    is_ours: bool = False
    is_accessible: bool = False
    hides_where: bool = False
    walk_in: bool = True
    by: str = ""
    email: str = ""
    description: str = ""
    needs: list[Need] = field(default_factory=list)
    accepts: list[str] = field(default_factory=list)
    accepts_note: str = ""
    access: str = ""
    cost: str = ""
    checked_on: date | None = None
    entry: UUID | None = None
    """The service of the directory that it is; None: a place of the network itself."""
    is_doubtful: bool = False
    """Somebody found it wrong, or nobody has checked it for long."""


def sites_of(city: City) -> list[Place]:
    """The one-stop shops and other places of the network that receive people."""
    open_to_all = Site.objects.filter(city=city, is_public=True).exclude(kind=SiteKind.MOBILE_UNIT_BASE)
    return [_site(site) for site in sorted(open_to_all, key=_shops_first)]


def services_of(city: City, language: str, *, need_code: str = "") -> list[Place]:
    """The directory's open services, by name."""
    listed = Service.objects.filter(city=city, closed_on=None).select_related("provider", "team")
    if need_code:
        listed = listed.filter(needs__contains=[need_code])
    return [_service(service, language) for service in listed]


def _shops_first(site: Site) -> tuple[bool, str]:
    return site.kind != SiteKind.ONE_STOP_SHOP, site.name


def _site(site: Site) -> Place:
    return Place(
        slug=slugify(site.name), name=site.name, kind=str(SiteKind(site.kind).label),
        address=read_address(site.address) if site.address else None,
        latitude=site.latitude, longitude=site.longitude, phone=site.phone,
        hours=site.opening_hours, opening=read_opening(site.opening_hours), languages=_spoken(site.languages),
        is_ours=True, is_accessible=site.is_accessible,
    )  # fmt: skip


def _service(service: Service, language: str) -> Place:
    hidden = _hides_where(service)
    return Place(
        slug=f"{slugify(service.name)[:50].strip('-')}-{service.pk.hex[-6:]}",
        name=service.name, kind=str(ServiceKind(service.kind).label), by=service.provider.name,
        address=None if hidden or not service.address else read_address(service.address),
        latitude=None if hidden else service.latitude, longitude=None if hidden else service.longitude,
        hides_where=hidden, phone=service.phone or service.provider.phone,
        email=service.email or service.provider.email,
        hours=service.opening_hours, opening=read_opening(service.opening_hours),
        languages=_spoken(service.languages), description=service.description,
        needs=[need(code, language) for code in service.needs],
        accepts=_accepted(service.accepts), accepts_note=service.accepts_note,
        access=str(Access(service.access).label), walk_in=service.access == Access.WALK_IN,
        cost=service.cost, entry=service.pk, checked_on=service.last_checked_on, is_doubtful=needs_check(service),
    )  # fmt: skip


def _hides_where(service: Service) -> bool:
    for_the_protected = service.team is not None and service.team.follows_protected
    return service.confidential_address or service.kind in NEVER_SHOWN_WHERE or for_the_protected


def _accepted(codes: list[str]) -> list[str]:
    labels = dict(Acceptance.choices)
    return [str(labels[code]) for code in codes if code in labels]


def _spoken(codes: list[str]) -> list[str]:
    spoken = lent("languages")
    return [spoken[code]["own"] if code in spoken else code for code in codes]
