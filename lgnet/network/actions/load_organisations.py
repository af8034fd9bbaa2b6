# SPDX-License-Identifier: AGPL-3.0-or-later
"""Organisations and cities from a file: what is new is added, what is known brought up to date, nothing removed."""

from collections.abc import Iterable

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.files.organisations import OrganisationRecord
from lgnet.network.models import City, Organisation, OrganisationCode
from lgnet.trust import audit


@transaction.atomic
def load_organisations(records: Iterable[OrganisationRecord], *, by: Actor) -> list[Organisation]:
    """Bodies, then who belongs to whom, then the cities that are tenants. The caller has checked the doer's right."""
    records = list(records)
    bodies = {record.key: _body(record) for record in records}
    for record in records:
        if record.parent:
            Organisation.objects.filter(key=record.key).update(parent=_known(bodies, record.parent))
    for record in filter(lambda record: record.city and record.city.tenant, records):
        _tenant(record, bodies)
    audit.record("network.organisations_loaded", by=by, count=len(records))
    return list(bodies.values())


def _body(record: OrganisationRecord) -> Organisation:
    plain = ("kind", "name", "ipa", "belfiore", "province", "region", "nuts3", "latitude", "longitude")
    body, _ = Organisation.objects.update_or_create(
        key=record.key, defaults={name: getattr(record, name) for name in plain}
    )
    for code in record.codes:
        OrganisationCode.objects.update_or_create(
            organisation=body,
            scheme=code.scheme,
            code=code.code,
            defaults={"valid_from": code.valid_from, "valid_to": code.valid_to},
        )
    return body


def _known(bodies: dict[str, Organisation], key: str) -> Organisation:
    return bodies.get(key) or Organisation.objects.get(key=key)


def _tenant(record: OrganisationRecord, bodies: dict[str, Organisation]) -> City:
    acting = _known(bodies, record.city.acted_for_by) if record.city.acted_for_by else bodies[record.key]
    city, _ = City.objects.update_or_create(
        slug=record.city.slug,
        defaults={"name": record.city.name, "organisation": acting, "languages": list(record.city.languages)},
    )
    return city
