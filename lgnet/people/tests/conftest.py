# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from lgnet.kernel.actor import Role
from lgnet.network.models import Team
from lgnet.people.models import Person
from lgnet.people.tests.factories import fatou
from tests.cast import player


@pytest.fixture
def protecting_team(protecting_team, sassari) -> Team:
    """With a case manager in it: in no other team may anybody be protected."""
    player("Giulia", sassari, Role.CASE_MANAGER, team=protecting_team)
    return protecting_team


@pytest.fixture
def somebody(amina) -> Person:
    """Fatou Diallo, known in Sassari."""
    with amina.at_work() as by:
        return fatou(by, languages=["wo", "fr"], interpreter_needed=True, phone_is_safe=False)
