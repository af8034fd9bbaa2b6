# SPDX-License-Identifier: AGPL-3.0-or-later
"""Results go public as releases: rounded, with small numbers hidden, kept, and told by nothing but themselves."""

import pytest
from django.db import IntegrityError, transaction

from lgnet.kernel.actor import Role
from lgnet.monitoring.periods import period_from
from lgnet.portal.actions.release_results import release_results
from lgnet.portal.dom import read
from lgnet.portal.drafts import Why
from lgnet.portal.errors import AnotherGrain, NotForThePublic, NothingClosed, NothingNew
from lgnet.portal.models import Release, ReleasedFigure
from lgnet.portal.tests.closed import (
    QUARTER,
    WAITS,
    close,
    drafted,
    released,
    restate,
    said,
)
from tests.cast import player

TAKEN = "people_taken_in_charge"


# --- a release


def test_a_release_says_rounded_numbers_and_hides_small_ones(shown, communication):
    numbers = said(released(shown, communication))
    assert numbers["Sassari", "contacts"] == 1_250 and numbers["Sassari", TAKEN] == 40
    assert numbers["Aosta", "contacts"] == 25 and numbers["Aosta", TAKEN] is None
    assert numbers["Sassari", "people_directed_to_services"] is None  # none at all
    assert numbers["Sassari", WAITS] == 3 and numbers["Aosta", WAITS] is None
    assert not any(name == "Bari" for name, _ in numbers)


def test_the_preview_says_what_is_hidden_and_why(shown):
    lines = drafted(shown["programme"])
    assert lines["Sassari", TAKEN].why == Why.SHOWN
    assert lines["Aosta", TAKEN].why == Why.FEW
    assert lines["Bari", TAKEN].why == Why.NOT_CLOSED


@pytest.mark.parametrize("code", ["2026-03", "all"])
def test_months_and_the_whole_programme_are_not_for_the_public(shown, dario, code):
    with dario.at_work() as by, pytest.raises(NotForThePublic):
        release_results(programme=shown["programme"], period=period_from(code), by=by)


def test_a_period_that_nobody_has_closed_is_refused(shown, dario):
    with dario.at_work() as by, pytest.raises(NothingClosed):
        release_results(programme=shown["programme"], period=period_from("2026-Q2"), by=by)


def test_quarters_and_years_of_a_programme_are_never_both_public(shown, dario):
    released(shown, dario)
    year = period_from("2025")
    close(shown["programme"], shown["large"], period=year, contacts=4_000)
    with dario.at_work() as by, pytest.raises(AnotherGrain):
        release_results(programme=shown["programme"], period=year, by=by)


def test_the_same_numbers_are_not_released_twice(shown, dario):
    released(shown, dario)
    with dario.at_work() as by, pytest.raises(NothingNew):
        release_results(programme=shown["programme"], period=QUARTER, by=by)


def test_the_database_refuses_a_number_that_is_not_rounded(shown, dario):
    release = released(shown, dario)
    for number in (3, 5, 41):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReleasedFigure.objects.create(
                release=release, city=shown["silent"], indicator=TAKEN, number=number
            )
    ReleasedFigure.objects.create(release=release, city=shown["silent"], indicator=TAKEN, number=40)


# --- two consecutive releases, and whoever subtracts them


def test_a_small_correction_does_not_change_what_is_public(shown, dario):
    first = said(released(shown, dario))
    restate(shown["closed"], contacts=1_258, people_taken_in_charge=44, hours={"30": 24, "50": 20, "80": 2})
    close(shown["programme"], shown["silent"], contacts=90)  # so that there is something to release
    second = said(released(shown, dario))
    assert {key: second[key] for key in first} == first
    line = drafted(shown["programme"])["Sassari", TAKEN]
    assert line.why == Why.KEPT and line.number == 40 and line.figure.value == 44


def test_a_large_correction_does(shown, dario):
    first = released(shown, dario)
    restate(shown["closed"], contacts=1_280, people_taken_in_charge=52, hours={"30": 53})
    second = released(shown, dario)
    assert (first.number, second.number) == (1, 2)
    numbers = said(second)
    assert numbers["Sassari", "contacts"] == 1_280 and numbers["Sassari", TAKEN] == 50
    assert numbers["Sassari", WAITS] == 2
    assert numbers["Aosta", TAKEN] is None


def test_each_release_is_compared_with_the_one_before(shown, dario):
    """41, 46, 51: neither step is eight."""
    released(shown, dario)
    restate(shown["closed"], contacts=2_000, people_taken_in_charge=46)
    assert said(released(shown, dario))["Sassari", TAKEN] == 40
    restate(shown["closed"], contacts=3_000, people_taken_in_charge=51)
    assert said(released(shown, dario))["Sassari", TAKEN] == 40
    restate(shown["closed"], contacts=4_000, people_taken_in_charge=59)
    assert said(released(shown, dario))["Sassari", TAKEN] == 60


# --- who may


@pytest.mark.parametrize(
    ("role", "may"), [("communication", True), ("coordinator", True), ("network_administrator", False)]
)
def test_who_may_make_results_public(shown, role, may):
    browser = player("Olga", None, Role(role)).browser
    address = f"/network/public-results/{shown['programme'].code}/2026-Q1/"
    assert browser.get(address).status_code == (200 if may else 403)
    browser.post(f"{address}make/")
    assert Release.objects.filter(programme=shown["programme"]).exists() == may


def test_the_desk_shows_the_figure_and_what_the_public_would_read(shown, communication):
    address = f"/network/public-results/{shown['programme'].code}/2026-Q1/"
    words_before = read(communication.browser.get(address).content.decode()).text
    assert "41" in words_before and "40" in words_before and "nascosto" in words_before
    answer = communication.browser.post(f"{address}make/", follow=True)
    assert "non cambierebbe nulla" in answer.content.decode()
    listed = communication.browser.get("/network/public-results/").content.decode()
    assert shown["programme"].code in listed and "2 città su 3" in listed


def test_nobody_finds_results_that_are_not_there(communication):
    assert communication.browser.get("/network/public-results/LGNet9/2026-Q1/").status_code == 404
    assert communication.browser.get("/network/public-results/LGNet3/2026-Q9/").status_code == 404
