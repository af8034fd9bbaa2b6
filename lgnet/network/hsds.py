# SPDX-License-Identifier: AGPL-3.0-or-later
"""The directory as other programs read it: Open Referral's HSDS 3.0 (docs.openreferral.org), and flat, a row a service.

What is reported wrong, who receives referrals here, and addresses that are confidential do not leave.
"""

from collections.abc import Iterable

from lgnet.kernel.cells import neutral
from lgnet.network.models import Provider, Service

VERSION = "3.0"
COLUMNS = (
    "id", "organization", "name", "description", "taxonomy_terms", "eligibility", "eligibility_description", "access",
    "fees_description", "phone", "email", "address", "latitude", "longitude", "schedule", "languages", "assured_date",
)  # fmt: skip


def as_json(services: Iterable[Service]) -> dict:
    return {"version": VERSION, "contents": [_service(service) for service in services]}


def _organization(provider: Provider) -> dict:
    found = {"id": str(provider.pk), "name": provider.name, "description": provider.name}
    return found | _told({"website": provider.website, "email": provider.email})


def _service(service: Service) -> dict:
    told = {
        "description": service.description,
        "email": service.email or service.provider.email,
        "eligibility_description": service.accepts_note,
        "fees_description": service.cost,
        "application_process": service.access,
        "assured_date": service.last_checked_on and service.last_checked_on.isoformat(),
    }
    phone = service.phone or service.provider.phone
    return _told(told) | {
        "id": str(service.pk),
        "name": service.name,
        "status": "inactive" if service.closed_on else "active",
        "organization": _organization(service.provider),
        "phones": [{"id": f"{service.pk}-phone", "number": phone}] if phone else [],
        "languages": [{"id": f"{service.pk}-{code}", "code": code} for code in service.languages],
        "schedules": _schedules(service),
        "attributes": [_term(service, code, "need") for code in service.needs]
        + [_term(service, code, "accepts") for code in service.accepts],
        "service_at_locations": _locations(service),
    }


def _schedules(service: Service) -> list[dict]:
    """As written on the door: HSDS lets a schedule be words."""
    hours = service.opening_hours
    return [{"id": f"{service.pk}-hours", "description": hours}] if hours else []


def _term(service: Service, code: str, taxonomy: str) -> dict:
    term = {"id": code, "code": code, "name": code, "taxonomy": taxonomy}
    return {"id": f"{service.pk}-{taxonomy}-{code}", "link_entity": "service", "taxonomy_term": term}


def _locations(service: Service) -> list[dict]:
    if service.confidential_address or not service.address:
        return []
    location = {"id": f"{service.pk}-place", "location_type": "physical", "name": service.address}
    if service.latitude is not None:
        location |= {"latitude": float(service.latitude), "longitude": float(service.longitude)}
    return [{"id": f"{service.pk}-at", "location": location}]


def _told(fields: dict) -> dict:
    return {name: value for name, value in fields.items() if value}


def as_rows(services: Iterable[Service]) -> list[list[str]]:
    """Under COLUMNS; nothing in them runs when a spreadsheet opens them."""
    return [[neutral("" if value is None else str(value)) for value in _row(service)] for service in services]


def _row(service: Service) -> tuple:
    where = "" if service.confidential_address else service.address
    return (
        service.pk, service.provider.name, service.name, service.description, " ".join(service.needs),
        " ".join(service.accepts), service.accepts_note, service.access, service.cost,
        service.phone or service.provider.phone, service.email or service.provider.email, where, service.latitude,
        service.longitude, service.opening_hours, " ".join(service.languages), service.last_checked_on,
    )  # fmt: skip
