# SPDX-License-Identifier: AGPL-3.0-or-later
"""An Italian address taken apart: street, postal code (CAP), town."""

import re
from dataclasses import dataclass

FORM = re.compile(r"^\s*(?P<street>.+?)\s*[,–-]\s*(?P<postcode>\d{5})\s+(?P<town>[^,]+?)\s*$")


@dataclass(frozen=True, slots=True)
class Address:
    street: str
    postcode: str = ""
    town: str = ""

    @property
    def is_complete(self) -> bool:
        return bool(self.street and self.postcode and self.town)

    def __str__(self) -> str:
        return f"{self.street}, {self.postcode} {self.town}" if self.is_complete else self.street


def read_address(text: str) -> Address:
    """`Via Zara 2, 07100 Sassari`; what is written otherwise is all street."""
    found = FORM.match(text)
    return Address(**found.groupdict()) if found else Address(text.strip())
