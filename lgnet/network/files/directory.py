# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet-directory/1`: providers and services of one or more cities."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from lgnet.network.choices import Acceptance, Access, ServiceKind
from lgnet.network.files.faults import Fault, FileNotValid
from lgnet.network.files.opening import Opening, read_opening
from lgnet.network.files.section import Section
from lgnet.network.files.yaml_text import parse

FORMAT = "lgnet-directory/1"


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    name: str
    kind: str
    description: str
    needs: tuple[str, ...]
    accepts: tuple[str, ...]
    accepts_note: str
    access: str
    """How one gets in: walk_in, appointment, referral or phone."""
    address: str
    """Empty when it is confidential: a phone number stands for it."""
    confidential_address: bool
    phone: str
    email: str
    opening: Opening
    languages: tuple[str, ...]
    cost: str
    capacity: int | None
    last_checked_on: date | None


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    key: str
    name: str
    kind: str
    phone: str
    email: str
    website: str
    services: tuple[ServiceRecord, ...]


@dataclass(frozen=True, slots=True)
class CityDirectory:
    city: str
    providers: tuple[ProviderRecord, ...]


@dataclass(frozen=True, slots=True)
class DirectoryRecord:
    written_on: date | None
    cities: tuple[CityDirectory, ...]


def read_directory(text: str, *, needs: Collection[str] | None = None) -> DirectoryRecord:
    """`needs`: the codes a service may answer; None takes any. Raises FileNotValid with every fault of the file."""
    faults: list[Fault] = []
    root = Section(parse(text), faults)
    root.one_of("format", [FORMAT])
    written_on = root.day("written_on")
    cities = tuple(_city(section, needs) for section in root.sections("cities", required=True))
    root.refuse_unasked()
    if faults:
        raise FileNotValid(faults)
    return DirectoryRecord(written_on and written_on.first, cities)


def _city(section: Section, needs: Collection[str] | None) -> CityDirectory:
    providers = tuple(_provider(provider, needs) for provider in section.sections("providers", required=True))
    city = CityDirectory(section.key("city"), providers)
    names = [provider.name for provider in providers]
    for name in {name for name in names if names.count(name) > 1}:
        section.fault("providers", _("The provider “%(name)s” is there twice."), name=name)
    section.refuse_unasked()
    return city


def _provider(section: Section, needs: Collection[str] | None) -> ProviderRecord:
    provider = ProviderRecord(
        key=section.key("key"),
        name=section.text("name", most=160),
        kind=section.key("kind", required=False),
        phone=section.text("phone", required=False, most=40),
        email=section.text("email", required=False, most=254),
        website=section.text("website", required=False, most=200),
        services=tuple(_service(service, needs) for service in section.sections("services", required=True)),
    )
    section.refuse_unasked()
    return provider


def _service(section: Section, needs: Collection[str] | None) -> ServiceRecord:
    checked = section.day("last_checked_on")
    service = ServiceRecord(
        name=section.text("name", most=160),
        kind=section.one_of("kind", ServiceKind.values, required=False, default=ServiceKind.OTHER),
        description=section.text("description", required=False),
        needs=tuple(section.texts("needs", allowed=needs)),
        accepts=tuple(section.texts("accepts", allowed=Acceptance.values)),
        accepts_note=section.text("accepts_note", required=False, most=300),
        access=section.one_of("access", Access.values, required=False, default=Access.WALK_IN),
        address=section.text("address", required=False, most=200),
        confidential_address=section.flag("confidential_address"),
        phone=section.text("phone", required=False, most=40),
        email=section.text("email", required=False, most=254),
        opening=read_opening(section),
        languages=tuple(section.texts("languages")),
        cost=section.text("cost", required=False, most=120),
        capacity=section.number("capacity", required=False),
        last_checked_on=checked and checked.first,
    )
    _reachable(section, service)
    section.refuse_unasked()
    return service


def _reachable(section: Section, service: ServiceRecord) -> None:
    if not service.needs:
        section.fault("needs", _("Say which needs the service answers."))
    if service.confidential_address and service.address:
        section.fault("address", _("A confidential address is not written here: give a phone number."))
    if not (service.address or service.phone or service.email):
        section.fault("phone", _("Give an address, a phone number or an e-mail address."))
