# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet check` asks of tenancy and audit. Who the cities are, the caller says."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from lgnet.trust import catalogue, tenancy
from lgnet.trust.verifying import Head, Verdict, verify_chain


def row_security() -> list[str]:
    """No city sees, names or meets another's rows."""
    with connection.cursor() as cursor:
        return catalogue.faults(cursor)


def audit_of(city_id: UUID, *, kept: Iterable[Head] = ()) -> Verdict:
    """Verify the audit chain of one city, or of the network as a whole (`tenancy.NETWORK`)."""
    with tenancy.in_city(city_id), transaction.atomic():
        return verify_chain(kept=kept)


CHECKS = [row_security]
