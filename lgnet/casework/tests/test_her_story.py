# SPDX-License-Identifier: AGPL-3.0-or-later
"""The person's page tells at a glance where she stands, what is due and what happened; each reader what is hers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.kernel import clock
from lgnet.people.story import happened_to


@pytest.fixture
def followed(amina, opened, person_of, meet):
    """Fatou, met twice, in charge, with a task that is late and a diary."""
    with amina.at_work() as by:
        fatou = person_of("Fatou")
        for hours in (50, 40):
            meet(by, person=fatou, hours=hours, place=f"Via {hours}")
        case = opened(by, fatou)
        on = clock.today()
        write_intervention(case=case, by=by, kind="interview", on=on, words="Ha parlato della sorella.")
        with clock.telling(clock.now() - timedelta(days=3)):
            add_task(case=case, what="Chiamare la questura", due_on=clock.today(), assignee=amina.user, by=by)
    return fatou, case


def page(who, person, rest=""):
    response = who.browser.get(who.url(f"people/{person.pk}/{rest}"), headers={"Accept-Language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_screen_says_who_follows_her_and_what_is_next(amina, followed):
    shown = page(amina, followed[0])
    assert "Amina, Équipe centro" in shown and f"mailto:{amina.user.email}" in shown
    assert "Chiamare la questura" in shown and "Via 40" in shown and "Ha parlato della sorella." in shown
    assert shown.index("Chiamare la questura") < shown.index("Via 40")


def test_a_street_operator_reads_the_contacts_and_nothing_of_the_case(bruno, followed):
    shown = page(bruno, followed[0]) + page(bruno, followed[0], "story/")
    assert "Via 50" in shown
    assert not any(hidden in shown for hidden in ("questura", "sorella", "Amina, Équipe centro"))


def test_another_city_has_no_such_story(carla, followed):
    assert carla.browser.get(carla.url(f"people/{followed[0].pk}/story/")).status_code == 404


def test_the_whole_story_is_told_page_by_page_without_losing_a_moment(amina, followed, meet):
    with amina.at_work() as by:
        for number in range(60):
            meet(by, person=followed[0], hours=100, place=f"Incontro {number}")
        wanted = [moment.title for moment in happened_to(by, amina.city, followed[0], most=1000)]
    told = "".join(page(amina, followed[0], f"story/?page={number}") for number in (1, 2, 3))
    assert len(wanted) == 64 and all(f"Incontro {number}<" in told for number in range(60))
    assert "Via 40" in page(amina, followed[0], "story/?page=nonsense")


def test_a_long_story_costs_the_same_queries(amina, followed, meet):
    def queries(rest):
        browser = amina.browser
        browser.get(amina.url(f"people/{followed[0].pk}/{rest}"))
        with CaptureQueriesContext(connection) as captured:
            browser.get(amina.url(f"people/{followed[0].pk}/{rest}"))
        return len(captured)

    few = queries(""), queries("story/")
    with amina.at_work() as by:
        for number in range(30):
            meet(by, person=followed[0], hours=100 + number)
            write_intervention(case=followed[1], by=by, kind="interview", on=clock.today(), words=str(number))
    assert (queries(""), queries("story/")) == few
