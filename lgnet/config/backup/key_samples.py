# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the identifier keys of this installation open what the database holds? One sample of each key number and city."""

from base64 import b64decode
from dataclasses import astuple

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import BinaryField, Func

from lgnet.accounts.actions.renew_secrets import SECRETS
from lgnet.accounts.second_factor import SealedSecrets
from lgnet.network.models import City
from lgnet.people import slots
from lgnet.people.actions import record_identifier, record_permit
from lgnet.people.models import Identifier, Permit
from lgnet.trust import encryption
from lgnet.trust.tenancy import EVERY_TEAM, in_city

SEALED = ((Identifier, "sealed", record_identifier.column_of), (Permit, "number", record_permit.column_of))


def key_faults() -> list[str]:
    """The key numbers that do not open their samples, in words; empty when all do."""
    closed = _closed_second_steps()
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM), transaction.atomic():
            for model, column, column_of in (*SEALED, *map(astuple, slots.sealed_columns())):
                closed |= _closed(model, column, column_of)
    return [
        f"LGNET_IDENTIFIER_KEYS has no key {number} that opens what was written with it: bring back the one "
        "of then (docs/operations/keys.md)"
        for number in sorted(closed)
    ]


def _closed(model: type, column: str, column_of) -> set[int]:
    number = Func(column, 1, 1, function="substr", output_field=BinaryField())
    written = model.objects.exclude(**{column: None}).annotate(under=number)
    samples = written.order_by("under", "pk").distinct("under")
    return {
        encryption.key_number(getattr(row, column))
        for row in samples
        if not _opens(getattr(row, column), row, column_of(row))
    }


def _opens(sealed: bytes, row, column: str) -> bool:
    try:
        encryption.decrypt(sealed, city_id=row.city_id, person_id=row.person_id, column=column)
    except encryption.Tampered:
        return False
    return True


def _closed_second_steps() -> set[int]:
    closed = set()
    for held in Authenticator.objects.values_list("data", flat=True):
        for sealed in (held[name] for name in SECRETS if name in held):
            try:
                SealedSecrets().decrypt(sealed)
            except encryption.Tampered:
                closed.add(encryption.key_number(b64decode(sealed)))
    return closed
