# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody wrote of an entry of the directory, sealed: people name themselves in free words."""

import json
from dataclasses import asdict, dataclass

from lgnet.portal.models import EntryReport
from lgnet.trust.encryption import seal, unseal

COLUMN = "portal.entry_report"


@dataclass(frozen=True, slots=True)
class Written:
    words: str = ""
    reach: str = ""
    """A phone number or an e-mail address, only if somebody wants to hear what came of it."""


def sealed(written: Written, *, of: EntryReport) -> bytes | None:
    """Nothing where nothing was written."""
    if written == Written():
        return None
    content = json.dumps(asdict(written), ensure_ascii=False).encode()
    return seal(content, city_id=of.city_id, owner_id=of.pk, column=COLUMN)


def opened(report: EntryReport) -> Written:
    """Raises Tampered."""
    if report.sealed is None:
        return Written()
    content = unseal(report.sealed, city_id=report.city_id, owner_id=report.pk, column=COLUMN)
    return Written(**json.loads(content))
