# SPDX-License-Identifier: AGPL-3.0-or-later
"""People, contacts, services and cases to begin with."""

from datetime import date, timedelta

import pytest

from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.network.models import Provider, Service
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.people.models import Permit, Person
from tests.cast import fresh_programme


@pytest.fixture
def person_of():
    """Somebody with a name, in the city of the open context; `permit=True` gives her a good one."""

    def person(given_name="Fatou", *, permit=False, **told):
        plain = {"family_name": "Diallo", "citizenships": ["SEN"]}
        somebody = Person.objects.create(given_name=given_name, **{**plain, **told})
        if permit:
            Permit.objects.create(
                person=somebody, document_kind="1", reason="ASILO", seen_by=new_id(),
                valid_from=date(2020, 1, 1), valid_to=clock.today() + timedelta(days=400),
            )  # fmt: skip
        return somebody

    return person


@pytest.fixture
def meet():
    """Write a contact that happened so many hours ago; what else is told is added."""

    def met(by, *, hours=1.0, **told):
        plain = {
            "programme": fresh_programme(), "happened_at": clock.now() - timedelta(hours=hours),
            "place": "Piazza d'Italia", "idempotency_key": new_id(),
        }  # fmt: skip
        if not told.keys() & {"person", "nickname", "sign"}:
            plain["nickname"] = "Momo"
        return record_contact(by=by, **{**plain, **told})

    return met


@pytest.fixture
def opened(person_of, team):
    """A case of the team, opened by `by`."""

    def opened_for(by, person=None, **told):
        return open_case(person=person or person_of(), by=by, **{"team": team, **told})

    return opened_for


@pytest.fixture
def clinic(sassari) -> Service:
    """A service of another body."""
    body = Provider.objects.create(city=sassari, name="La Soglia")
    return Service.objects.create(city=sassari, provider=body, name="Ambulatorio", needs=["health"])


@pytest.fixture
def legal_desk(sassari, protecting_team) -> Service:
    """A service that a team of the city answers for."""
    body = Provider.objects.create(city=sassari, name="Comune")
    return Service.objects.create(
        city=sassari, provider=body, name="Sportello legale", needs=["legal"], team=protecting_team
    )


@pytest.fixture
def sent(clinic):
    """A referral of a case to a service; the clinic unless another is named."""

    def sent_to(by, case, service=None):
        return send_referral(
            case=case, service=service or clinic, need="health", request="Una visita.", by=by
        )

    return sent_to
