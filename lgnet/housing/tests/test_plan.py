# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sleeps where, night by night: all nights told once, and nobody named to who may not see her."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.open_void import open_void
from lgnet.housing.actions.take_bed import take_bed
from lgnet.housing.choices import Held
from lgnet.housing.hours import tonight
from lgnet.housing.queries.plan import plan_of
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def stock(livia, house):
    with livia.at_work() as by:
        return house(by, beds=3)


def test_every_night_of_the_window_is_told_once(livia, stock):
    home, beds = stock
    with livia.at_work() as by:
        may = date(2030, 5, 1)
        take_bed(beds[0], kind=Held.STAY, starts_on=may - timedelta(days=3), ends_on=may + timedelta(days=4))
        take_bed(
            beds[0], kind=Held.TURNAROUND, starts_on=may + timedelta(days=4), ends_on=may + timedelta(days=5)
        )
        take_bed(beds[1], kind=Held.STAY, starts_on=may + timedelta(days=20), ends_on=None)
        beds[2].in_service_from, beds[2].out_of_service_from = (
            may + timedelta(days=2),
            may + timedelta(days=9),
        )
        beds[2].save()
        plan = plan_of(home, may, 28, by=by)
    said = [[(span.what, span.nights) for span in line.spans] for line in plan.lines]
    assert said == [
        [("stay", 4), ("turnaround", 1), ("free", 23)],
        [("free", 20), ("stay", 8)],
        [("closed", 2), ("free", 7), ("closed", 19)],
    ]


def test_a_bed_that_is_gone_or_not_there_yet_is_closed(livia, stock):
    home, _ = stock
    with livia.at_work() as by:
        for first in (date(2020, 1, 1), date(2023, 12, 30)):
            plan = plan_of(home, first, 7, by=by)
            assert {sum(span.nights for span in line.spans) for line in plan.lines} == {7}
            assert all(line.spans[0].what == "closed" for line in plan.lines)


@pytest.fixture
def asleep(livia, amina, protector, protecting_team, stock):
    """Fatou, whom all may see, and Nadia, whom her team alone may, in the same house tonight."""
    home, beds = stock
    with amina.at_work() as by:
        fatou = register_person(by=by, given_name="Fatou", family_name="Diop")
    with livia.at_work() as by:
        book_stay(bed=beds[0], person=fatou, first_night=tonight(), leaves_on=None, by=by)
    with amina.at_work() as by:
        nadia = register_person(by=by, given_name="Nadia", family_name="Rovo")
    with livia.at_work() as by:
        book_stay(bed=beds[1], person=nadia, first_night=tonight(), leaves_on=None, by=by)
        open_void(beds=[beds[2]], starts_on=tonight(), ends_on=None, reason="repair", by=by)
    with protector.at_work() as by:
        protect_person(person=nadia, team=protecting_team, reason="violence", by=by)
    return home


def test_the_page_names_whom_the_reader_may_see(livia, protector, project_manager, asleep):
    path = f"housing/houses/{asleep.pk}/plan/"
    for reader, known, unknown in (
        (livia, ["Fatou Diop"], ["Nadia"]),
        (protector, ["Fatou Diop", "Nadia Rovo"], []),
        (project_manager, [], ["Fatou", "Nadia"]),
    ):
        page = text(reader.browser.get(reader.url(path)))
        assert all(name in page for name in known) and not any(name in page for name in unknown)
        assert "Riparazione" in page
        assert page.count("Occupato") >= len(unknown)


def test_so_does_the_paper(livia, protector, asleep):
    path = f"housing/houses/{asleep.pk}/plan/pdf/"
    for reader, sees in ((livia, False), (protector, True)):
        answer = reader.browser.get(reader.url(path))
        assert answer["Content-Type"] == "application/pdf" and "Tigli" not in answer["Content-Disposition"]
        paper = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
        assert "Fatou" in paper and ("Nadia" in paper) == sees


@pytest.mark.parametrize(
    "asked", ["?first=2026-13-45", "?weeks=900", "?first=0001-01-01&weeks=13", "?first=9999-12-31"]
)
def test_an_impossible_window_is_a_possible_one(livia, stock, asked):
    assert livia.browser.get(livia.url(f"housing/houses/{stock[0].pk}/plan/{asked}")).status_code == 200


def test_the_plan_asks_as_often_for_many_beds(livia, house):
    def asked(home) -> int:
        with livia.at_work() as by, CaptureQueriesContext(connection) as queries:
            plan_of(home, tonight(), 28, by=by)
        return len(queries)

    with livia.at_work() as by:
        small, few = house(by, beds=1)
        large, many = house(by, beds=9, name="Casa Mirto")
        for bed in (*few, *many):
            take_bed(bed, kind=Held.STAY, starts_on=tonight(), ends_on=None)
    assert asked(small) == asked(large)
