# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the identifier keys of this installation open what the database holds? One sample of each key number and city."""

from base64 import b64decode

from allauth.mfa.models import Authenticator
from django.db import transaction

from lgnet.accounts.actions.renew_secrets import SECRETS
from lgnet.accounts.second_factor import SealedSecrets
from lgnet.network.models import City
from lgnet.trust import encrypted_columns, encryption
from lgnet.trust.encrypted_columns import EncryptedColumn
from lgnet.trust.tenancy import EVERY_TEAM, in_city


def key_faults() -> list[str]:
    """The key numbers that do not open their samples, in words; empty when all do."""
    closed = _closed_second_steps()
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM), transaction.atomic():
            for column in encrypted_columns.columns():
                closed |= _closed(column)
    return [
        f"LGNET_IDENTIFIER_KEYS has no key {number} that opens what was written with it: bring back the one "
        "of then (docs/operations/keys.md)"
        for number in sorted(closed)
    ]


def _closed(column: EncryptedColumn) -> set[int]:
    samples = column.written().order_by("under", "pk").distinct("under")
    return {encryption.key_number(getattr(row, column.column)) for row in samples if not _opens(column, row)}


def _opens(column: EncryptedColumn, row) -> bool:
    try:
        column.opened(row)
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
