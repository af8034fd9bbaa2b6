# SPDX-License-Identifier: AGPL-3.0-or-later
"""The second step: required of staff, by a code that works once, or a recovery code that works once."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from lgnet.accounts.tests.conftest import SECOND_STEP, SET_UP, Colleague, is_signed_in, set_up_second_step
from lgnet.kernel import clock


@pytest.fixture(autouse=True)
def outside_the_demonstration(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def set_up(colleague):
    return set_up_second_step(colleague.signed_in())


def half_way(colleague: Colleague):
    """The password was right; the code is asked."""
    desk = colleague.desk()
    assert colleague.sign_in(desk)["Location"].startswith(SECOND_STEP)
    return desk


def later(seconds: int = 31):
    """A code counts half a minute: afterwards the app shows another."""
    return time_machine.travel(clock.now() + timedelta(seconds=seconds))


@pytest.mark.parametrize("path", ["/", "/city/sassari/", "/network/", "/city/sassari/people/"])
def test_without_it_every_page_leads_to_setting_it_up(colleague, path):
    assert colleague.signed_in().get(path)["Location"] == SET_UP


def test_in_the_demonstration_it_is_not_asked(colleague, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert "Location" not in colleague.signed_in().get("/accessibility/")


def test_who_has_just_signed_in_sets_it_up_without_a_second_password(colleague):
    desk = colleague.signed_in()
    assert desk.get(SET_UP).status_code == 200
    with later(301):
        assert desk.get(SET_UP)["Location"].startswith("/accounts/reauthenticate/")


def test_it_is_set_up_with_recovery_codes_through_the_pages(colleague):
    desk = colleague.signed_in()
    phone, codes = set_up_second_step(desk)
    assert len(codes) == len(set(codes)) == 10
    assert desk.get("/accessibility/").status_code == 200  # nothing is in the way any more


def test_its_secrets_are_not_in_the_database(colleague):
    phone, codes = set_up_second_step(colleague.signed_in())
    stored = str(list(Authenticator.objects.filter(user=colleague.user).values_list("data", flat=True)))
    assert phone.secret not in stored and codes[0] not in stored
    assert "seed" in stored and "secret" in stored


def test_the_password_alone_lets_nobody_in(colleague, set_up):
    desk = half_way(colleague)
    assert not is_signed_in(desk)
    desk.post(SECOND_STEP, {"code": "000000"})
    assert not is_signed_in(desk)


def test_password_and_code_let_in(colleague, set_up):
    phone, _codes = set_up
    with later():
        desk = half_way(colleague)
        desk.post(SECOND_STEP, {"code": phone.code()})
        assert is_signed_in(desk)


def test_a_code_works_once(colleague, set_up):
    phone, _codes = set_up
    with later() as when:
        code = phone.code()
        half_way(colleague).post(SECOND_STEP, {"code": code})
        when.shift(1)
        desk = half_way(colleague)
        desk.post(SECOND_STEP, {"code": code})
        assert not is_signed_in(desk)


def test_an_old_code_does_not_work(colleague, set_up):
    phone, _codes = set_up
    code = phone.code()
    with later(61):
        desk = half_way(colleague)
        desk.post(SECOND_STEP, {"code": code})
        assert not is_signed_in(desk)


def test_a_recovery_code_works_once(colleague, set_up):
    _phone, codes = set_up
    desk = half_way(colleague)
    desk.post(SECOND_STEP, {"code": codes[0]})
    assert is_signed_in(desk)
    desk = half_way(colleague)
    desk.post(SECOND_STEP, {"code": codes[0]})
    assert not is_signed_in(desk)
    desk.post(SECOND_STEP, {"code": codes[1]})
    assert is_signed_in(desk)


def test_guessing_codes_is_slowed(colleague, set_up):
    phone, _codes = set_up
    with later():
        desk = half_way(colleague)
        for guess in range(5):
            desk.post(SECOND_STEP, {"code": f"00000{guess}"})
        desk.post(SECOND_STEP, {"code": phone.code()})
        assert not is_signed_in(desk)


def test_a_new_password_by_mail_does_not_go_round_it(colleague, set_up):
    colleague.user.set_password("nove treni in orario")
    colleague.user.save()
    desk = colleague.desk()
    assert colleague.sign_in(desk, password="nove treni in orario")["Location"].startswith(SECOND_STEP)


def test_taking_it_away_asks_who_is_there(colleague, set_up):
    phone, _codes = set_up
    with later():
        desk = half_way(colleague)
        desk.post(SECOND_STEP, {"code": phone.code()})
    with later(600):
        assert "reauthenticate" in desk.get("/accounts/2fa/totp/deactivate/")["Location"]
        assert "reauthenticate" in desk.post("/accounts/2fa/totp/deactivate/")["Location"]
        assert "reauthenticate" in desk.get("/accounts/2fa/recovery-codes/")["Location"]
    assert Authenticator.objects.filter(user=colleague.user, type="totp").exists()
