# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long somebody stays signed in, and in which language."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session

from lgnet.accounts.jobs import forget_sessions
from lgnet.accounts.tests.conftest import HOME, SIGN_IN, is_signed_in
from lgnet.kernel import clock


@pytest.fixture
def desk(colleague):
    desk = colleague.signed_in()
    assert is_signed_in(desk)
    return desk


def after(**time):
    return time_machine.travel(clock.now() + timedelta(**time))


def test_29_idle_minutes_are_a_coffee(desk):
    with after(minutes=29):
        assert is_signed_in(desk)


def test_after_31_idle_minutes_it_is_over_and_says_so(desk):
    with after(minutes=31):
        answer = desk.get("/accounts/2fa/")
        assert answer["Location"] == f"{SIGN_IN}?next=/accounts/2fa/"
        assert len(list(get_messages(answer.wsgi_request))) == 1
        assert not is_signed_in(desk)
    assert not is_signed_in(desk)  # nor when the clock is put back


def test_what_was_being_sent_is_not_repeated_after_sign_in(desk):
    with after(minutes=31):
        assert desk.post(HOME)["Location"] == f"{SIGN_IN}?next=/"


def test_each_page_begins_the_half_hour_anew(desk):
    for turn in range(1, 6):
        with after(minutes=20 * turn):
            assert is_signed_in(desk)


def test_after_12_hours_it_is_over_whatever_happens(desk):
    with time_machine.travel(clock.now()) as when:
        for _turn in range(12 * 3 - 1):
            when.shift(timedelta(minutes=20))
            assert is_signed_in(desk)
        when.shift(timedelta(minutes=21))
        assert not is_signed_in(desk)


def test_a_part_of_a_page_that_comes_too_late_leads_the_page_to_sign_in(desk):
    with after(minutes=31):
        answer = desk.get(
            HOME, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/network/"}
        )
        assert answer["HX-Redirect"] == f"{SIGN_IN}?next=/network/"


def test_the_other_desks_can_be_seen_and_signed_out(colleague, desk, elsewhere):
    other = colleague.signed_in(elsewhere)
    page = desk.get(HOME).content.decode()
    assert colleague.office in page and elsewhere in page
    desk.post(HOME)
    assert is_signed_in(desk) and not is_signed_in(other)


def test_a_new_password_ends_every_session(colleague, desk):
    colleague.user.set_password("nove treni in orario")
    colleague.user.save()
    assert not is_signed_in(desk)


def test_signing_out_is_a_button(desk):
    desk.get("/accounts/logout/")
    assert is_signed_in(desk)
    desk.post("/accounts/logout/")
    assert not is_signed_in(desk)


def test_nothing_about_anybody_is_kept_in_a_cookie(colleague):
    desk = colleague.signed_in()
    assert set(desk.cookies) <= {"lgnet_sessionid", "lgnet_csrftoken", "django_language"}
    assert desk.cookies["lgnet_sessionid"]["httponly"] and not desk.cookies["lgnet_sessionid"]["max-age"]


# --- language


def language(desk) -> str:
    return desk.get(HOME)["Content-Language"]


def test_a_language_stays_with_the_user_on_every_computer(colleague, desk):
    assert language(desk) == "it"
    desk.post("/language/", {"language": "en"})
    assert language(desk) == "en"
    colleague.user.refresh_from_db()
    assert colleague.user.language == "en"
    assert language(colleague.signed_in()) == "en"


def test_a_language_that_does_not_exist_changes_nothing(colleague, desk):
    desk.post("/language/", {"language": "xx"})
    colleague.user.refresh_from_db()
    assert (language(desk), colleague.user.language) == ("it", "it")


def test_a_stranger_chooses_by_cookie(colleague):
    stranger = colleague.desk()
    stranger.post("/language/", {"language": "en"})
    assert stranger.get(SIGN_IN)["Content-Language"] == "en"


def test_the_choice_leads_nowhere_else(desk):
    assert desk.post("/language/", {"language": "en", "next": "https://example.com/"})["Location"] == "/"


def test_of_an_ended_session_nothing_stays(colleague, desk):
    """The addresses she signed in from are personal, too."""
    key = desk.session.session_key
    forget_sessions(timestamp=0)
    assert UserSession.objects.filter(session_key=key).exists()
    with after(hours=13):
        forget_sessions(timestamp=0)
    assert not Session.objects.filter(session_key=key).exists()
    assert not UserSession.objects.filter(user=colleague.user).exists()
