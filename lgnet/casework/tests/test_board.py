# SPDX-License-Identifier: AGPL-3.0-or-later
"""The board of referrals: three columns, of which a phone shows one; what has come back stands on the sender's day."""

import re

import pytest

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.kernel.actor import Role
from tests.cast import player

HIDDEN_ON_A_PHONE = re.compile(r'<div class="d-none d-md-block">')


@pytest.fixture
def referral(amina, opened, sent):
    with amina.at_work() as by:
        return sent(by, opened(by))


def board(reader, show: str = "") -> str:
    return reader.browser.get(reader.url(f"cases/referrals/?show={show}")).content.decode()


def current_tab(page: str) -> str:
    return re.search(r'href="[^"]*\?show=([\w-]+)"[^>]*aria-current="page"', page)[1]


def test_a_phone_begins_with_the_first_column_that_holds_something(amina, referral):
    page = board(amina)
    assert current_tab(page) == "going-on"
    assert len(HIDDEN_ON_A_PHONE.findall(page)) == 2


@pytest.mark.parametrize(
    ("show", "shown"), [("ended", "ended"), ("to-answer", "to-answer"), ("no-such", "going-on")]
)
def test_another_column_is_a_press_away(amina, referral, show, shown):
    assert current_tab(board(amina, show)) == shown


def test_what_a_colleague_wrote_down_is_news_what_i_wrote_is_not(amina, rosa, referral):
    with rosa.at_work() as by:
        accept_referral(referral=referral, by=by, told_by="Segreteria")
    told = "Che cosa hanno risposto i servizi"
    for reader, is_news in ((amina, True), (rosa, False)):
        day = reader.browser.get(reader.url("cases/my-day/")).content.decode()
        part = day.split(told)[1][:1500] if told in day else ""
        assert ("Ambulatorio" in part) == is_news


@pytest.fixture
def rosa(sassari, team):
    return player("Rosa", sassari, Role.CASE_MANAGER, team=team)
