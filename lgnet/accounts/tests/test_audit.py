# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who signed in, out, or could not, is in the network's audit."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from lgnet.accounts.tests.conftest import SECOND_STEP, is_signed_in, set_up_second_step
from lgnet.kernel import clock
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent


def test_coming_and_going_are_noted(colleague):
    desk = colleague.desk()
    colleague.sign_in(desk, password="otto cani in salotto")
    colleague.sign_in(desk)
    desk.post("/accounts/logout/")
    assert colleague.noted() == ["sign_in_failed", "signed_in", "signed_out"]


def test_it_says_from_where_and_not_what_was_typed(colleague):
    desk = colleague.desk("203.0.113.5")
    desk.post("/accounts/login/", {"login": "fatou.diallo@example.org", "password": "sbagliata"})
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        (event,) = AuditEvent.objects.filter(origin="203.0.113.5")
    assert (event.action, event.by_id, event.facts) == ("accounts.sign_in_failed", None, {})


def test_a_session_that_ends_by_itself_is_noted(colleague):
    desk = colleague.signed_in()
    is_signed_in(desk)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        is_signed_in(desk)
    assert colleague.noted() == ["signed_in", "signed_out"]


def test_the_second_step_is_noted(colleague):
    desk = colleague.signed_in()
    phone, codes = set_up_second_step(desk)
    desk.post("/accounts/2fa/recovery-codes/generate/")
    desk.post("/accounts/logout/")
    with time_machine.travel(clock.now() + timedelta(seconds=31)):
        colleague.sign_in(desk)
        desk.post(SECOND_STEP, {"code": "000000"})
        desk.post(SECOND_STEP, {"code": phone.code()})
        desk.post("/accounts/2fa/totp/deactivate/")
    assert colleague.noted() == [
        "signed_in", "second_step_added", "second_step_added", "second_step_renewed", "signed_out",
        "second_step_failed", "second_step_used", "signed_in", "second_step_removed", "second_step_removed",
    ]  # fmt: skip


def test_a_new_password_is_noted(colleague):
    desk = colleague.signed_in()
    new = "nove treni in orario"
    desk.post(
        "/accounts/password/change/",
        {"oldpassword": "sette gatti al mercato", "password1": new, "password2": new},
    )
    assert "password_changed" in colleague.noted()


def test_what_cannot_be_noted_does_not_happen(colleague, as_superuser):
    desk = colleague.desk()
    desk.raise_request_exception = False
    as_superuser.execute("revoke insert on trust_auditevent from lgnet_app")
    try:
        assert colleague.sign_in(desk).status_code == 500
    finally:
        as_superuser.execute("grant insert on trust_auditevent to lgnet_app")
    assert not is_signed_in(desk)


def test_within_a_citys_transaction_it_is_noted_when_that_ends(colleague):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        colleague.desk().force_login(colleague.user)
        1 / 0  # noqa: B018
    assert colleague.noted() == []
    with transaction.atomic():
        colleague.desk().force_login(colleague.user)
    assert colleague.noted() == ["signed_in"]
