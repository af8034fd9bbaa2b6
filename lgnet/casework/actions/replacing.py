# SPDX-License-Identifier: AGPL-3.0-or-later
"""Corrections that lose nothing: the former version is marked as replaced, the new one stands beside it."""

from lgnet.casework.errors import ChangedMeanwhile
from lgnet.casework.models.kept_version import KeptVersion
from lgnet.kernel import clock


def replaced(former: KeptVersion) -> KeptVersion:
    """Mark it, in the open transaction. Raises ChangedMeanwhile, with the newest version, when somebody was faster."""
    versions = type(former).objects
    marked = versions.filter(pk=former.pk, replaced_at=None).update(replaced_at=clock.now())
    if not marked:
        raise ChangedMeanwhile(newest_of(former))
    return former


def newest_of(version: KeptVersion) -> KeptVersion:
    """Follow the corrections to what holds today."""
    while (newer := type(version).objects.filter(replaces=version.pk).first()) is not None:
        version = newer
    return version
