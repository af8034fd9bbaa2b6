# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new key renews the secrets of second steps; then the old key may go."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from lgnet.accounts.actions.renew_secrets import renew_secrets
from lgnet.accounts.tests.conftest import SECOND_STEP, is_signed_in, set_up_second_step
from lgnet.kernel import clock

NEW = "2:" + "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU="


@pytest.fixture
def set_up(colleague):
    Authenticator.objects.all().delete()
    return set_up_second_step(colleague.signed_in())


def signs_in(colleague, phone) -> bool:
    with time_machine.travel(clock.now() + timedelta(seconds=31)):
        desk = colleague.desk()
        colleague.sign_in(desk)
        desk.post(SECOND_STEP, {"code": phone.code()})
        return is_signed_in(desk)


def test_after_rotation_the_old_key_may_go(colleague, set_up, settings):
    old = settings.IDENTIFIER_KEYS
    settings.IDENTIFIER_KEYS = f"{old},{NEW}"
    assert renew_secrets() == (2, 0)
    assert renew_secrets() == (0, 0)
    settings.IDENTIFIER_KEYS = NEW
    assert signs_in(colleague, set_up[0])


def test_without_rotation_the_old_key_is_missed(colleague, set_up, settings):
    settings.IDENTIFIER_KEYS = NEW
    assert renew_secrets() == (0, 2)
    with pytest.raises(ValueError, match="not written with a key of this installation"):
        signs_in(colleague, set_up[0])
