# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a service was left by the file that wrote it: a digest, by which a later change is known."""

from hashlib import sha256

from django.db.models import Model


def digest(entry: Model) -> str:
    told = [(field.attname, str(getattr(entry, field.attname))) for field in entry._meta.concrete_fields]
    return sha256(repr(told).encode()).hexdigest()
