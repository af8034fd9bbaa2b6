# SPDX-License-Identifier: AGPL-3.0-or-later
"""Contacts to begin with."""

from datetime import timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.tests.desk import book, rita, shop
from lgnet.outreach.tests.night import monday_evening, night_route, tonight
from lgnet.outreach.tests.reading import hours_ago
from lgnet.people.models import Person
from tests.cast import fresh_programme

__all__ = ["monday_evening", "night_route", "tonight"]  # fixtures of a night out
__all__ += ["book", "rita", "shop"]  # fixtures of a desk


@pytest.fixture
def write():
    """Write a contact of an hour ago with a nickname; what is told replaces that."""

    def written(by, **told):
        plain = {
            "programme": fresh_programme(), "happened_at": clock.now() - timedelta(hours=1), "place": "Piazza d'Italia",
            "idempotency_key": new_id(),
        }  # fmt: skip
        if not told.keys() & {"person", "nickname", "sign"}:
            plain["nickname"] = "Momo"
        return record_contact(by=by, **{**plain, **told})

    return written


@pytest.fixture
def person_of():
    """Somebody with a name, in the city of the open context."""

    def person(given_name="Fatou", **told):
        return Person.objects.create(given_name=given_name, **told)

    return person


@pytest.fixture
def met(bruno, write):
    with bruno.at_work() as by:
        return write(
            by, nickname="Momo <i>", sign="giacca rossa", needs={"food": 3, "health": 2}, done=["kit", "medical_aid"],
            note="tosse", asks_taking_charge=True, happened_at=hours_ago(30),
        )  # fmt: skip
