# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody whose rent is supported, and what is needed for it: for tests of rental support."""

from datetime import date, timedelta
from decimal import Decimal

from lgnet.casework.actions.open_case import open_case
from lgnet.housing.actions.approve_instalment import approve_instalment
from lgnet.housing.actions.decide_support import Decision, decide_support
from lgnet.housing.actions.pay_instalment import pay_instalment
from lgnet.housing.actions.write_lease import write_lease
from lgnet.housing.landlords import Landlord
from lgnet.housing.models import Instalment
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Permit, Person
from lgnet.trust.files.keeping import Brought
from tests.cast import fresh_programme
from tests.papers import photo

GINO = Landlord(
    "Gino Pinna", "PNNGNI60A01I452X", "IT60X0542811101000000123456", "+39 079 111", "Via Roma 3, Sassari"
)


def supported_person(by, team, *, permit=True, **told) -> Person:
    """In charge, with a permit."""
    plain = {"given_name": "Fatou", "family_name": "Diallo", "citizenships": ["SEN"], **told}
    person = register_person(by=by, **plain)
    if permit:
        Permit.objects.create(
            person=person, document_kind="1", reason="ASILO", seen_by=by.user_id, valid_from=date(2020, 1, 1),
            valid_to=clock.today() + timedelta(days=400),
        )  # fmt: skip
    open_case(person=person, team=team, programme=fresh_programme(), by=by)
    return person


def lease_of(person, *, by, days=400, landlord=GINO, **told):
    today = clock.today()
    plain = {"starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=days)}
    return write_lease(
        person=person, landlord=landlord, monthly_rent=Decimal("350"), by=by, **{**plain, **told}
    )


def decision(**told) -> Decision:
    plain = {
        "kind": "rent", "ceiling": Decimal("1200"), "amount": Decimal("350"), "months": 3, "act": "Det. 12/2026",
        "starts_on": clock.today(),
    }  # fmt: skip
    return Decision(**{**plain, **told})


def support_of(person, *, by, lease=None, **told):
    lease = lease or lease_of(person, by=by)
    return decide_support(person=person, decision=decision(**told), lease=lease, by=by)


def receipt(name="ricevuta.jpg") -> list[Brought]:
    return [Brought(name, photo())]


def approved(instalment_id, *, by) -> Instalment:
    return approve_instalment(instalment=Instalment.objects.get(pk=instalment_id), by=by)


def paid(instalment_id, *, by, on=None) -> Instalment:
    instalment = Instalment.objects.get(pk=instalment_id)
    return pay_instalment(
        instalment=instalment, paid_on=on or clock.today(), reference="MAN-7", proof=receipt(), by=by
    )
