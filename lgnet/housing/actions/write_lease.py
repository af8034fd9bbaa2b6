# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.housing.actions.deciding import check_length
from lgnet.housing.landlords import Landlord, is_iban, sealed
from lgnet.housing.models import Lease
from lgnet.housing.money import euros
from lgnet.housing.rental_errors import ContractDays, NoLandlord, NotAnIban
from lgnet.housing.rental_policies import may_decide_support
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.trust import audit

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
LONGEST = 200


class Registration(TypedDict, total=False):
    """Of the contract at the tax agency."""

    registered_number: str
    registered_on: date | None


@transaction.atomic
def write_lease(
    *,
    person: Person,
    landlord: Landlord,
    starts_on: date,
    ends_on: date,
    monthly_rent: Decimal,
    by: Actor,
    **registration: Unpack[Registration],
) -> Lease:
    """The contract of her home. Raises NoLandlord, NotAnIban, ContractDays, NotAnAmount, TooMuch, TooLong."""
    may_decide_support(by)
    told = _checked(landlord)
    if not FIRST_DAY <= starts_on < ends_on <= LAST_DAY:
        raise ContractDays()
    check_length(registration.get("registered_number", ""), most=40)
    lease = Lease(
        person=person, starts_on=starts_on, ends_on=ends_on, monthly_rent=euros(monthly_rent),
        written_by=by.user_id, **registration,
    )  # fmt: skip
    lease.sealed = sealed(told, of=lease)
    lease.save(force_insert=True)
    audit.record("housing.lease_written", by=by, target=lease, people=[person.pk])
    return lease


def _checked(landlord: Landlord) -> Landlord:
    """In one line each; the IBAN without blanks."""
    words = {
        field: " ".join(getattr(landlord, field).split()) for field in ("name", "tax_code", "phone", "home")
    }
    iban = "".join(landlord.iban.split()).upper()
    for text in words.values():
        check_length(text, most=LONGEST)
    if not words["name"]:
        raise NoLandlord()
    if iban and not is_iban(iban):
        raise NotAnIban()
    return Landlord(**words, iban=iban)
