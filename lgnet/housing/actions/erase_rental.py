# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from uuid import UUID

from lgnet.housing.models import Instalment, Lease, PaymentProof, RentalSupport


def erase_rental(person_ids: Sequence[UUID]) -> None:
    """The landlord, words and receipts go. What was decided and paid, on which day, by which act and payment order,
    stays without a name: the accounts of the programme are made of it. Called within a deletion, which leaves the
    trace."""
    PaymentProof.objects.filter(person__in=person_ids).delete()
    Lease.objects.filter(person__in=person_ids).update(sealed=None, registered_number="", registered_on=None)
    RentalSupport.objects.filter(person__in=person_ids).update(what_for="")
    Instalment.objects.filter(person__in=person_ids).update(what="", why="")
