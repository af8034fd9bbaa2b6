# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is written of a person, said in the reader's words and no more precisely than it is known."""

from datetime import date

import pytest
from django.utils import translation

from lgnet.people import birth, codes
from lgnet.people.models import Person
from lgnet.people.templatetags.people import in_short

BORN = date(1998, 3, 7)


@pytest.mark.parametrize(
    ("precision", "english"),
    [
        ("exact", "7 March 1998"),
        ("month", "March 1998, day unknown"),
        ("year", "1998, day unknown"),
        ("estimated", "about 1998"),
    ],
)
def test_a_birth_is_said_with_its_precision(precision, english):
    with translation.override("en"):
        assert birth.birth_words(BORN, precision) == english


def test_months_are_small_in_italian():
    with translation.override("it"):
        assert birth.birth_words(BORN, "exact") == "7 marzo 1998"


def test_an_unknown_birth_says_nothing():
    assert birth.birth_words(None, "") == birth.age_words(None, "") == ""


@pytest.mark.parametrize(("day", "age"), [(date(2026, 3, 6), 27), (date(2026, 3, 7), 28)])
def test_one_grows_older_on_the_birthday(day, age):
    assert birth.age_on(BORN, day) == age


@pytest.mark.parametrize(
    ("code", "italian", "english"),
    [
        ("CIV", "Costa d'Avorio", "Côte d'Ivoire"),
        ("UKR", "Ucraina", "Ukraine"),
        ("XKX", "Kosovo", "Kosovo"),
        ("ZZZ", "ZZZ", "ZZZ"),
    ],
)
def test_countries_by_name(code, italian, english):
    with translation.override("it"):
        assert codes.country_name(code) == italian
    with translation.override("en"):
        assert codes.country_name(code) == english


def test_every_frequent_country_exists():
    assert all(codes.is_country(code) for code in codes.FREQUENT) and not codes.is_country("ZZZ")


def test_choices_begin_with_the_frequent_ones_in_the_readers_order():
    with translation.override("it"):
        (_, frequent), (_, every) = codes.country_choices()
        names = [name for _, name in frequent]
        assert names.index("Bangladesh") < names.index("Egitto") < names.index("Ucraina")
        assert len(every) > 240


def test_one_line_tells_two_people_of_one_name_apart():
    with translation.override("en"):
        known = Person(
            city_id=None, birth_date=date(1998, 1, 1), birth_precision="year", citizenships=["SEN"]
        )
        assert in_short(known).startswith("about 2") and in_short(known).endswith("· Senegal")
        assert in_short(Person(city_id=None)) == "nothing else is known"
