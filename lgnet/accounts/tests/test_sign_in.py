# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign-in with address and password: who gets in, where to, and how guessing is slowed."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from lgnet.accounts.models import User
from lgnet.accounts.tests.conftest import HOME, PASSWORD, SIGN_IN, Colleague, is_signed_in
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id

WRONG = "otto cani in salotto"


def test_address_and_password_let_in(colleague):
    desk = colleague.desk()
    assert not is_signed_in(desk)
    assert colleague.sign_in(desk)["Location"] == "/"
    assert is_signed_in(desk)


def test_the_address_may_be_typed_in_any_case(colleague):
    desk = colleague.desk()
    desk.post(SIGN_IN, {"login": f" {colleague.user.email.upper()} ", "password": PASSWORD})
    assert is_signed_in(desk)


def test_a_wrong_password_does_not_and_says_nothing_of_the_account(colleague):
    desk = colleague.desk()
    wrong = colleague.sign_in(desk, password=WRONG)
    unknown = desk.post(SIGN_IN, {"login": "nobody@example.org", "password": WRONG})
    assert wrong.status_code == unknown.status_code == 200
    words = [list(answer.context["form"].non_field_errors()) for answer in (wrong, unknown)]
    assert words[0] == words[1] and len(words[0]) == 1
    assert not is_signed_in(desk)


def test_an_account_that_was_closed_does_not_and_is_out_at_once(colleague):
    desk = colleague.signed_in()
    User.objects.filter(pk=colleague.user.pk).update(is_active=False)
    assert not is_signed_in(desk)
    colleague.sign_in(colleague.desk())
    assert not is_signed_in(desk)


def test_she_gets_where_she_wanted_to(colleague):
    assert colleague.sign_in(colleague.desk(), next="/city/sassari/cases/?mine=1")["Location"] == (
        "/city/sassari/cases/?mine=1"
    )


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)", "\t//example.com"],
)
def test_nobody_is_sent_to_another_site(colleague, elsewhere):
    assert colleague.sign_in(colleague.desk(), next=elsewhere)["Location"] == "/"


def test_a_stranger_gets_the_sign_in_page_and_comes_back(colleague):
    assert colleague.desk().get(HOME)["Location"] == f"{SIGN_IN}?next={HOME}"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(colleague):
    answer = colleague.desk().get(
        HOME, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/city/sassari/people/?q=ali"}
    )
    assert answer.status_code == 200
    assert answer["HX-Redirect"] == f"{SIGN_IN}?next=/city/sassari/people/%3Fq%3Dali"


def test_nobody_signs_up_alone(colleague):
    desk, before = colleague.desk(), User.objects.count()
    form = {"email": "eve@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert b'name="password1"' not in desk.get("/accounts/signup/").content
    desk.post("/accounts/signup/", form)
    assert User.objects.count() == before


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "confirm-email/Mg:1x:y/"])
def test_nobody_changes_the_address_that_tells_who_she_is(colleague, address):
    desk = colleague.signed_in()
    assert desk.get(f"/accounts/{address}").status_code == 404
    assert desk.post(f"/accounts/{address}", {"action_add": "", "email": "x@example.org"}).status_code == 404


# --- guessing


def guess(colleague, address: str, *, times: int) -> None:
    for turn in range(times):
        colleague.sign_in(colleague.desk(address), password=f"{WRONG} {turn}")


def gets_in(colleague, address: str) -> bool:
    desk = colleague.desk(address)
    colleague.sign_in(desk)
    return is_signed_in(desk)


def neighbour(address: str) -> str:
    return address.rpartition(".")[0] + ".200"


def test_the_sixth_guess_in_a_minute_is_not_even_tried(colleague, elsewhere):
    guess(colleague, elsewhere, times=5)
    assert not gets_in(colleague, elsewhere)  # with the right password
    assert gets_in(colleague, colleague.office)  # she herself is not locked out


def test_four_mistakes_are_forgiven(colleague, elsewhere):
    guess(colleague, elsewhere, times=4)
    assert gets_in(colleague, elsewhere)


def test_neighbouring_addresses_count_together(colleague, elsewhere):
    guess(colleague, elsewhere, times=3)
    guess(colleague, neighbour(elsewhere), times=2)
    assert not gets_in(colleague, elsewhere)


def test_neighbouring_addresses_of_ipv6_count_together(colleague):
    house = f"2001:db8:{new_id().hex[-4:]}:2"
    guess(colleague, f"{house}00::1", times=5)
    assert not gets_in(colleague, f"{house}ff:4::9")
    assert gets_in(colleague, f"{house.removesuffix('2')}3ff::9")


def test_a_minute_later_it_is_tried_again(colleague, elsewhere):
    guess(colleague, elsewhere, times=5)
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        assert gets_in(colleague, elsewhere)


def test_right_passwords_do_not_count(colleague, elsewhere):
    assert all(gets_in(colleague, elsewhere) for _turn in range(7))


def test_a_whole_office_gets_in_in_the_same_minute(colleague, elsewhere):
    desks = [colleague.desk(elsewhere) for _turn in range(32)]
    assert {colleague.sign_in(desk).status_code for desk in desks} == {302}


def test_other_accounts_of_the_same_network_get_in(colleague, elsewhere):
    guess(colleague, elsewhere, times=5)
    bruno = User.objects.create_user(email=f"b{colleague.user.email}", name="Bruno", password=PASSWORD)
    assert gets_in(Colleague(bruno, elsewhere), elsewhere)


# --- a forgotten password


def test_a_forgotten_password_is_set_anew_by_mail(colleague):
    mail.outbox = []
    desk = colleague.desk()
    desk.post("/accounts/password/reset/", {"email": colleague.user.email})
    (letter,) = mail.outbox
    link = next(word for word in letter.body.split() if "/password/reset/key/" in word)
    page = desk.get(link.replace("http://testserver", ""), follow=True)
    form = {"password1": "nove treni in orario", "password2": "nove treni in orario"}
    desk.post(page.redirect_chain[-1][0], form)
    assert not is_signed_in(desk)
    assert colleague.sign_in(desk).status_code == 200  # the old one
    colleague.sign_in(desk, password="nove treni in orario")
    assert is_signed_in(desk)


def test_no_mail_goes_to_whom_we_do_not_know(colleague):
    mail.outbox = []
    known = colleague.desk().post("/accounts/password/reset/", {"email": colleague.user.email})
    unknown = colleague.desk().post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in mail.outbox] == [[colleague.user.email]]
