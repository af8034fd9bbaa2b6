# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from lgnet.people.models import Person
from lgnet.people.tests.factories import fatou


@pytest.fixture
def somebody(amina) -> Person:
    """Fatou Diallo, known in Sassari."""
    with amina.at_work() as by:
        return fatou(by, languages=["wo", "fr"], interpreter_needed=True, phone_is_safe=False)
