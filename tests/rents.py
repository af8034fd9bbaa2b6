# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody's rent, with an instalment of each kind of page: for tests of every page."""

from decimal import Decimal
from uuid import UUID

from lgnet.housing.actions.approve_instalment import approve_instalment
from lgnet.housing.actions.ask_instalment import ask_instalment
from lgnet.housing.actions.pay_instalment import pay_instalment
from lgnet.housing.models import PaymentProof
from lgnet.housing.tests.supporting import lease_of, receipt, support_of
from lgnet.kernel import clock
from lgnet.people.models import Person
from tests.cast import Player
from tests.papers import ready


def rented(person_id: UUID, *, officer: Player, accountant: Player) -> dict[str, object]:
    """By the names of pages' parameters: one instalment is paid, another waits for approval."""
    with officer.at_work() as by:
        person = Person.objects.get(pk=person_id)
        support = support_of(person, by=by, lease=lease_of(person, by=by))
        ask_instalment(support=support, due_on=clock.today(), amount=Decimal("20"), by=by)
    with accountant.at_work() as by:
        first = approve_instalment(instalment=support.instalments.order_by("due_on").first(), by=by)
        pay_instalment(instalment=first, paid_on=clock.today(), reference="MAN-1", proof=receipt(), by=by)
        proof = PaymentProof.objects.get(instalment=first)
        ready(proof, receipt()[0].content)
    return {
        "supported_id": person.pk,
        "support_id": support.pk,
        "instalment_id": first.pk,
        "proof_id": proof.pk,
    }
