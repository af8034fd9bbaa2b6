# SPDX-License-Identifier: AGPL-3.0-or-later
"""A one-stop shop with a desk operator, and appointments there, for tests."""

from datetime import datetime, time, timedelta

import pytest

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.clock import ROME
from lgnet.network.models import Site
from lgnet.outreach.actions.book_appointment import book_appointment
from tests.cast import player


def next_monday(hour: int = 10, minute: int = 0) -> datetime:
    """A Monday to come, whatever day the tests are run on."""
    today = clock.today()
    day = today + timedelta(days=7 - today.weekday())
    return datetime.combine(day, time(hour, minute), ROME)


@pytest.fixture
def shop(sassari) -> Site:
    return Site.objects.create(
        city=sassari, kind="one_stop_shop", name="Sportello centro", address="Via Zara 2", phone="079 123456"
    )


@pytest.fixture
def rita(sassari, team):
    return player("Rita", sassari, Role.DESK_OPERATOR, team=team)


@pytest.fixture
def book(shop):
    """Book an appointment of half an hour on Monday at ten with whoever books; what is told replaces that."""

    def booked(by, **told):
        plain = {"site": shop, "starts_at": next_monday(), "minutes": 30, "purpose": "documents"}
        if not told.keys() & {"operator", "profession"}:
            plain["operator"] = _user(by)
        if not told.keys() & {"person", "contact"}:
            plain["said_name"] = "Momo"
        return book_appointment(by=by, **{**plain, **told})

    return booked


def _user(by) -> User:
    return User.objects.get(pk=by.user_id)
