# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands above the caseload, and that it costs no more where there is much of it."""

from datetime import timedelta

import pytest

from lgnet.casework.models import Referral
from lgnet.kernel import clock


@pytest.fixture
def case(amina, opened, person_of):
    with amina.at_work() as by:
        return opened(by, person_of(permit=True))


def too_old(amina, case, sent, *, number: int) -> str:
    """The page after so many referrals were sent that still wait after nine days."""
    with amina.at_work() as by:
        for _ in range(number):
            sent(by, case)
        Referral.objects.update(sent_at=clock.now() - timedelta(days=9))
    return amina.browser.get(amina.url("cases/")).content.decode()


def test_referrals_that_wait_are_counted_up_to_twenty(amina, case, sent):
    assert "20 invii sono senza risposta" in too_old(amina, case, sent, number=20)
    assert "Oltre 20 invii sono senza risposta" in too_old(amina, case, sent, number=1)
