# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a house is: told to the database sealed, read by whoever the database shows the row."""

import json
from dataclasses import asdict, dataclass

from lgnet.housing.errors import GivesAddressAway
from lgnet.housing.models import Address, Property
from lgnet.trust.encryption import seal, unseal

COLUMN = "housing.address"


@dataclass(frozen=True)
class Whereabouts:
    street: str
    """With its number."""
    place: str = ""
    """Postal code and town, or the district."""
    entering: str = ""
    """Bell, floor, code of the door."""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street, self.place) if part)


def whereabouts(home: Property) -> Whereabouts | None:
    """None when none is written, or it is not this reader's to know: the two look alike."""
    row = Address.objects.filter(property=home).first()
    return opened(row) if row else None


def opened(row: Address) -> Whereabouts:
    content = unseal(row.sealed, city_id=row.city_id, owner_id=row.property_id, column=COLUMN)
    return Whereabouts(**json.loads(content))


def sealed(told: Whereabouts, *, of: Property) -> bytes:
    content = json.dumps(asdict(told), ensure_ascii=False).encode()
    return seal(content, city_id=of.city_id, owner_id=of.pk, column=COLUMN)


def keep_out(told: Whereabouts | None, *, of: Property, texts: dict[object, str]) -> None:
    """Raises GivesAddressAway when a text that everybody reads names the street of a confidential house.

    `texts`: by the name of its field. Who may not know the address can't be asked; she can't write it either.
    """
    street = _plain(told.street) if told and of.is_confidential else ""
    for field, text in texts.items():
        if street and street in _plain(text):
            raise GivesAddressAway(field=field)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())
