# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own account and the gateway: connecting it, the second step, signing out; and where there is none."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount

from lgnet.accounts.models import User
from lgnet.accounts.tests.conftest import HOME, SECOND_STEP, Colleague, is_signed_in, set_up_second_step
from lgnet.accounts.tests.through_gateway import (
    BACK,
    BEGIN,
    MINE,
    back,
    code_of,
    configured,
    sign_in,
)
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id

# --- connecting


def test_a_colleague_connects_her_account_once_and_then_needs_no_password(colleague, gateway, provider, who):
    desk = colleague.signed_in()
    way = desk.post(f"{MINE}connect/").context["way"]
    assert back(desk, provider.answers(way, who=who))["Location"] == MINE
    other = colleague.desk()
    sign_in(other, provider, who)
    assert is_signed_in(other) and "gateway_linked" in colleague.noted()


def test_connecting_asks_who_is_there(colleague, gateway):
    desk = colleague.signed_in()
    with time_machine.travel(clock.now() + timedelta(minutes=10)):
        assert "reauthenticate" in desk.post(f"{MINE}connect/")["Location"]


def test_connecting_is_a_button(colleague, gateway):
    assert colleague.signed_in().get(f"{MINE}connect/").status_code == 405


def test_an_identity_belongs_to_one_account(linked, gateway, provider, who):
    other = User.objects.create_user(
        email=f"b{linked.user.email}", name="Bruno", password="sette gatti al mercato"
    )
    desk = Colleague(other, linked.office).signed_in()
    answer = back(desk, provider.answers(desk.post(f"{MINE}connect/").context["way"], who=who))
    assert (answer.status_code, code_of(answer)) == (409, "accounts.gateway_of_another")
    assert not SocialAccount.objects.filter(user=other).exists()


def test_what_was_begun_as_one_is_not_ended_as_another(colleague, gateway, provider, who):
    desk = colleague.signed_in()
    way = provider.answers(desk.post(f"{MINE}connect/").context["way"], who=who)
    session = desk.session
    states = session["socialaccount_states"]
    for stashed in states.values():
        stashed[0]["data"]["user"] = str(new_id())
    session["socialaccount_states"] = states
    session.save()
    assert code_of(back(desk, way)) == "accounts.gateway_answer_not_valid"
    assert not SocialAccount.objects.filter(user=colleague.user).exists()


def test_a_connection_ends_and_leaves_the_password(linked, provider, who):
    desk = linked.signed_in()
    desk.post(f"{MINE}disconnect/")
    assert code_of(sign_in(linked.desk(), provider, who)) == "accounts.gateway_unknown_person"
    assert "gateway_unlinked" in linked.noted()


def test_nobody_locks_herself_out(linked, provider, who):
    linked.user.set_unusable_password()
    linked.user.save()
    desk = linked.desk()
    sign_in(desk, provider, who)
    assert code_of(desk.post(f"{MINE}disconnect/")) == "accounts.no_password_yet"
    assert SocialAccount.objects.filter(user=linked.user).exists()


# --- the second step


def test_the_second_step_is_asked_where_the_gateway_does_not_stand_for_it(
    linked, gateway, provider, who, settings
):
    set_up_second_step(linked.signed_in())
    desk = linked.desk()
    sign_in(desk, provider, who)
    assert is_signed_in(desk)  # it does, at this level
    configured(settings, replace(gateway, second_factor=False))
    desk = linked.desk()
    assert sign_in(desk, provider, who)["Location"].startswith(SECOND_STEP)
    assert not is_signed_in(desk)


def test_nobody_has_to_set_up_a_second_step_whom_the_gateway_vouches_for(
    linked, gateway, provider, who, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    desk = linked.desk()
    sign_in(desk, provider, who)
    assert desk.get("/accessibility/").status_code == 200
    assert "totp/activate" in linked.signed_in().get("/accessibility/")["Location"]  # with the password alone
    configured(settings, replace(gateway, second_factor=False))
    assert "totp/activate" in desk.get("/accessibility/")["Location"]


# --- going


def test_whoever_signs_out_is_told_that_the_gateway_knows_her_still(linked, provider, who):
    desk = linked.desk()
    sign_in(desk, provider, who)
    answer = desk.post("/accounts/logout/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/gateway/signed-out/"
    assert f"{provider.issuer}/session/end" in answer.content.decode() and not is_signed_in(desk)


def test_whoever_came_with_the_password_is_not(colleague, gateway):
    assert colleague.signed_in().post("/accounts/logout/")["Location"] == "/"


# --- where none is configured


def test_nothing_shows_where_none_is_configured(colleague, settings):
    configured(settings, None)
    desk = colleague.desk()
    assert "gateway" not in desk.get("/accounts/login/").content.decode()
    desk = colleague.signed_in()
    for page in (BEGIN, BACK, MINE, "/accounts/gateway/signed-out/"):
        assert desk.get(page).status_code == 404
    assert MINE not in desk.get(HOME).content.decode()


def test_where_one_is_its_button_comes_first(colleague, gateway):
    shown = colleague.desk().get("/accounts/login/", {"next": "/city/x/"}).content.decode()
    assert shown.index(f"{BEGIN}?next=%2Fcity%2Fx%2F") < shown.index('name="password"')
    assert gateway.name in shown
    assert "https://" not in shown.split("<main")[1].split("</main>")[0]  # no request elsewhere


@pytest.mark.parametrize(
    "page", ["3rdparty/", "3rdparty/signup/", "oidc/gateway/login/", "social/connections/"]
)
def test_the_librarys_own_pages_do_not_exist(colleague, gateway, page):
    assert colleague.signed_in().get(f"/accounts/{page}").status_code == 404
