# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lgnet.housing.actions.begin_housing import began_housing
from lgnet.housing.actions.deciding import check_length, move
from lgnet.housing.models import Instalment, PaymentProof
from lgnet.housing.rental_choices import GIVEN
from lgnet.housing.rental_errors import DayMissing, NoReference
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought

KIND = "rental_support"


@transaction.atomic
def pay_instalment(
    *, instalment: Instalment, paid_on: date, reference: str, proof: Sequence[Brought], by: Actor
) -> Instalment:
    """Say that an approved instalment was paid, with the receipt. From the first one on, she counts as supported.

    Raises ChangedMeanwhile, DayMissing, NoReference, TooLong, NoFileChosen, NotThisFile.
    """
    at, reference = clock.now(), " ".join(reference.split())
    support = instalment.support
    if not support.decided_on <= paid_on <= clock.today():
        raise DayMissing()
    check_length(reference, most=60)
    if not reference:
        raise NoReference()
    move(
        instalment, "pay", by=by, at=at, states=GIVEN, paid_on=paid_on, paid_at=at, paid_by=by.user_id,
        reference=reference,
    )  # fmt: skip
    keeping.keep(PaymentProof, proof, of=instalment, by=by)
    began_housing(case=support.case, programme=support.programme, kind=KIND, began_by=support.pk, on=paid_on)
    return instalment
