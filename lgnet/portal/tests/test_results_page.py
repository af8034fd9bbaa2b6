# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public reads of a release: rounded numbers, in each language, on a page and in a file."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import period_from
from lgnet.network.models import City
from lgnet.portal.dom import read
from lgnet.portal.languages import PUBLIC
from lgnet.portal.models import Release
from lgnet.portal.results_words import public_indicators, words
from lgnet.portal.tests.closed import (
    COUNTS,
    WAITS,
    close,
    fresh_programme,
    partner,
    released,
    restate,
)
from lgnet.portal.tests.conftest import publish

TAKEN = "people_taken_in_charge"
TRUE = {1_252, 41, 23}
"""What the cities of `shown` have reported. The 3 people of Aosta too, but 3 is also Sassari's days of waiting."""


def words_of_page(answer) -> str:
    """What stands between the header and the footer."""
    return read(answer.content.decode()).find("main")[0].text


def numbers_told(html: str) -> set[int]:
    """Each whole number that somebody reads or hears, cell by cell. Neither days, nor codes of programmes (other tests'
    too, whose digits are by chance), nor what earlier editions reported themselves."""
    told = " | ".join(_said(read(html).find("main")[0]))
    return {int(number.replace(".", "")) for number in re.findall(r"\b\d+(?:\.\d{3})*\b", told)}


def _said(element) -> Iterator[str]:
    yield element.attributes.get("aria-label", "")
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.name not in ("time", "bdi", "blockquote"):
            yield from _said(child)


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
    html = page_of_results(reader, shown).content.decode()
    told = numbers_told(html)
    assert {1_250, 1_275, 40} <= told  # the total adds up what is shown
    assert told.isdisjoint(TRUE)
    (aosta,) = [row for row in read(html).find("tr") if "Aosta" in row.text]
    assert [cell.text for cell in aosta.find("td")] == ["25", "nascosto", "nascosto", "nascosto"]


def test_the_control_a_true_number_would_be_seen(shown, communication, reader):
    released(shown, communication)
    html = page_of_results(reader, shown).content.decode()
    for true in ("1.252", "1252", "41", "23"):
        for around in ("<td>{}</td>", "{}: <strong>{}</strong>", '<svg aria-label="Sassari: {}">'):
            assert numbers_told(html.replace("<dd", f"{around.format(true, true)}<dd", 1)) & TRUE, (
                true,
                around,
            )


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


def test_a_year_of_periods_is_offered_at_once_and_older_ones_wait_behind_a_word(shown, communication, reader):
    quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]
    for code in quarters:
        if code != "2026-Q1":
            close(shown["programme"], shown["large"], period=period_from(code), contacts=800)
        released(shown, communication, period_from(code))
    folds = folds_of(page_of_results(reader, shown))
    assert ["open" in fold.attributes for fold in folds] == [False]
    assert [link.text.strip() for link in folds[0].find("a")] == ["2° trimestre 2025", "1° trimestre 2025"]
    (chosen,) = folds_of(page_of_results(reader, shown, query="&period=2025-Q1"))
    assert "open" in chosen.attributes


def folds_of(answer) -> list:
    return [one for one in read(answer.content.decode()).find("details") if "Periodi precedenti" in one.text]
