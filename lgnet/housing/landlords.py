# SPDX-License-Identifier: AGPL-3.0-or-later
"""To whom rent is paid, and for which home: personal data of people who are not followed, sealed in the contract."""

import json
from dataclasses import asdict, dataclass

from lgnet.housing.models import Lease
from lgnet.trust.encryption import seal, unseal

COLUMN = "housing.lease"


@dataclass(frozen=True)
class Landlord:
    name: str
    tax_code: str = ""
    iban: str = ""
    phone: str = ""
    home: str = ""
    """The address that is let."""


def landlord_of(lease: Lease) -> Landlord | None:
    """None when it was deleted because its time was over."""
    if lease.sealed is None:
        return None
    content = unseal(lease.sealed, city_id=lease.city_id, owner_id=lease.pk, column=COLUMN)
    return Landlord(**json.loads(content))


def sealed(told: Landlord, *, of: Lease) -> bytes:
    content = json.dumps(asdict(told), ensure_ascii=False).encode()
    return seal(content, city_id=of.city_id, owner_id=of.pk, column=COLUMN)


def is_iban(text: str) -> bool:
    """ISO 13616: letters as numbers, the first four behind, and the rest of a division by 97 is one."""
    if not (15 <= len(text) <= 34 and text.isascii() and text.isalnum() and text[:2].isalpha()):
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1
