# SPDX-License-Identifier: AGPL-3.0-or-later
"""Results go public as releases: rounded, with small numbers hidden, kept, and told by nothing but themselves."""

import csv
import io
import re

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lgnet.kernel.actor import Role
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import period_from
from lgnet.network.models import City
from lgnet.portal.actions.release_results import release_results
from lgnet.portal.dom import read
from lgnet.portal.drafts import Why, draft
from lgnet.portal.errors import AnotherGrain, NotForThePublic, NothingClosed, NothingNew
from lgnet.portal.languages import PUBLIC
from lgnet.portal.models import Release, ReleasedFigure
from lgnet.portal.results_words import public_indicators, words
from lgnet.portal.tests.closed import COUNTS, QUARTER, WAITS, close, fresh_programme, partner, restate
from lgnet.portal.tests.conftest import publish
from tests.cast import player

TAKEN = "people_taken_in_charge"


@pytest.fixture
def shown():
    """A programme with a large, a small and a silent city; the first two have closed the quarter."""
    call_command("load_definitions", verbosity=0)
    programme = fresh_programme()
    large, small, silent = (partner(programme, name) for name in ("Sassari", "Aosta", "Bari"))
    waits = {"30": 20, "50": 20, "80": 2}
    closed = close(programme, large, contacts=1_252, people_taken_in_charge=41, hours=waits)
    close(programme, small, contacts=23, people_taken_in_charge=3, hours={"20": 3})
    return {"programme": programme, "large": large, "small": small, "silent": silent, "closed": closed}


@pytest.fixture
def communication():
    return player("Nives", None, Role.COMMUNICATION)


def released(shown, who, period=QUARTER) -> Release:
    with who.at_work() as by:
        return release_results(programme=shown["programme"], period=period, by=by)


def said(release: Release) -> dict:
    return {(one.city.name, one.indicator): one.number for one in release.figures.select_related("city")}


# --- a release


def test_a_release_says_rounded_numbers_and_hides_small_ones(shown, communication):
    numbers = said(released(shown, communication))
    assert numbers["Sassari", "contacts"] == 1_250 and numbers["Sassari", TAKEN] == 40
    assert numbers["Aosta", "contacts"] == 25 and numbers["Aosta", TAKEN] is None
    assert numbers["Sassari", "people_directed_to_services"] is None  # none at all
    assert numbers["Sassari", WAITS] == 3 and numbers["Aosta", WAITS] is None
    assert not any(name == "Bari" for name, _ in numbers)


def test_the_preview_says_what_is_hidden_and_why(shown):
    lines = {(line.city.name, line.figure.code): line for line in draft(shown["programme"], QUARTER).lines}
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
    line = next(
        line for line in draft(shown["programme"], QUARTER).lines
        if (line.city.name, line.figure.code) == ("Sassari", TAKEN)
    )  # fmt: skip
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


# --- what the public reads


def words_of_page(answer) -> str:
    """What stands between the header and the footer."""
    return read(answer.content.decode()).find("main")[0].text


def page_of_results(reader, shown, language="it", path="risultati/", query=""):
    return reader.get(f"/{language}/{path}?programme={shown['programme'].code}{query}")


def test_the_page_reads_releases_and_never_the_figures(shown, communication, reader):
    released(shown, communication)
    city = publish(shown["large"]).city
    for path in (
        "risultati/",
        f"{city.slug}/risultati/",
        "risultati/risultati.csv",
        f"{city.slug}/risultati/risultati.csv",
    ):
        with CaptureQueriesContext(connection) as asked:
            assert page_of_results(reader, shown, path=path).status_code == 200
        tables = set(re.findall(r'FROM "(\w+)"|JOIN "(\w+)"', " ".join(query["sql"] for query in asked)))
        named = {name for pair in tables for name in pair if name}
        assert "portal_release" in named
        assert {name for name in named if name.startswith("monitoring_")} == set()
        assert "portal_releasebasis" not in named
        assert len(asked) <= 6


def test_true_numbers_are_nowhere_on_the_page(shown, communication, reader):
    released(shown, communication)
    text = words_of_page(page_of_results(reader, shown))
    assert "1.250" in text and "1.275" in text  # the total adds up what is shown
    for number in ("1252", "1.252", " 41 ", " 23 ", " 3 "):
        assert number not in text


@pytest.mark.parametrize("language", PUBLIC)
def test_the_page_speaks_each_language(shown, communication, reader, language):
    released(shown, communication)
    answer = page_of_results(reader, shown, language)
    text = words_of_page(answer)
    assert answer.status_code == 200
    for one in words(language):
        assert one.title in text and one.meaning in text
    if language != "en":
        assert "Results in numbers" not in text and "hidden" not in text


@pytest.mark.parametrize("language", PUBLIC)
def test_each_public_indicator_has_words_in_each_language(language):
    assert public_indicators() == (*COUNTS[:1], *COUNTS[1:], WAITS)
    assert all(one.title and one.meaning for one in words(language))


def test_a_city_reads_its_periods(shown, communication, reader):
    released(shown, communication)
    close(
        shown["programme"],
        shown["large"],
        period=period_from("2026-Q2"),
        contacts=800,
        people_taken_in_charge=30,
    )
    released(shown, communication, period_from("2026-Q2"))
    city = publish(shown["large"]).city
    text = words_of_page(page_of_results(reader, shown, path=f"{city.slug}/risultati/"))
    assert "1° trimestre 2026" in text and "2° trimestre 2026" in text
    assert "800" in text and "1.250" in text
    older = page_of_results(reader, shown, path=f"{city.slug}/risultati/", query="&period=2026-Q1")
    assert read(older.content.decode()).find("dd")[0].text == "circa 1.250"


def test_a_city_without_results_says_so(shown, communication, reader):
    released(shown, communication)
    city = publish(shown["silent"]).city
    answer = page_of_results(reader, shown, path=f"{city.slug}/risultati/")
    assert "Non è ancora stato pubblicato alcun risultato" in answer.content.decode()
    assert page_of_results(reader, shown, path=f"{city.slug}/risultati/risultati.csv").content == b""


def test_the_file_says_what_the_page_says(shown, communication, reader):
    released(shown, communication)
    answer = page_of_results(reader, shown, path="risultati/risultati.csv")
    assert (
        answer["Content-Type"] == "text/csv; charset=utf-8" and "attachment" in answer["Content-Disposition"]
    )
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    numbers = {(row["city"], row["indicator"]): (row["number"], row["hidden"]) for row in rows}
    assert numbers["Sassari", TAKEN] == ("40", "") and numbers["Aosta", TAKEN] == ("", "nascosto")
    assert len(rows) == 8 and rows[0]["period"] == "2026-Q1" and rows[0]["from"] == "2026-01-01"


def test_a_city_called_like_a_formula_does_not_run(communication, reader):
    call_command("load_definitions", verbosity=0)
    programme = fresh_programme()
    city = partner(programme, "Formula")
    City.objects.filter(pk=city.pk).update(name="=1+1")
    close(programme, city, contacts=50)
    released({"programme": programme}, communication)
    text = reader.get(f"/it/risultati/risultati.csv?programme={programme.code}").content.decode("utf-8-sig")
    assert "'=1+1" in text and ";=1+1" not in text


def test_the_latest_release_is_the_one_that_is_read(shown, communication, reader):
    released(shown, communication)
    restate(shown["closed"], contacts=1_252, people_taken_in_charge=60)
    released(shown, communication)
    answer = page_of_results(reader, shown)
    cells = [cell.text for cell in read(answer.content.decode()).find("td")]
    assert "versione 2" in words_of_page(answer)
    assert "60" in cells and "40" not in cells


def test_months_are_refused_by_the_database_too(shown):
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(
            programme=shown["programme"],
            period_kind=PeriodKind.MONTH,
            starts_on="2026-01-01",
            ends_on="2026-01-31",
        )
