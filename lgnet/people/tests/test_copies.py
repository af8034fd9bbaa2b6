# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a person's copy and the list of who opened her record: asked for, made, gone on with, taken away."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.people import copy_jobs
from lgnet.people.actions.make_copy import JOB, MOST_ATTEMPTS, ask_for_copy, forget_old_copies
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.data_errors import CopyUnderWay
from lgnet.people.models import PersonCopy
from lgnet.people.tests.browsing import events, page, post, queries_of, shows
from lgnet.trust.tenancy import EVERY_TEAM, in_city
from tests.cast import player


@pytest.fixture
def officer(sassari):
    return player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)


def asked(player, person) -> PersonCopy:
    with player.at_work() as by:
        return ask_for_copy(person=person, language="it", by=by)


def test_one_press_makes_it_and_each_file_saved_is_recorded(amina, somebody):
    address = f"{somebody.pk}/copies/"
    assert shows(page(amina, f"{somebody.pk}/"), address, f"{somebody.pk}/accesses/")
    assert post(amina, address, {"language": "it"}).status_code == 302
    with amina.at_work():
        copy = somebody.copies.get()
    assert shows(page(amina, address), "Being made", 'hx-trigger="every 1s"')
    assert page(amina, f"{address}{copy.pk}/json/").status_code == 409
    copy_jobs.make_copy(str(copy.city_id), str(copy.pk))
    assert shows(page(amina, f"{address}progress/"), "Ready", "PDF, to print")
    for kind, begins in (("json", b"{"), ("pdf", b"%PDF")):
        answer = page(amina, f"{address}{copy.pk}/{kind}/")
        assert answer.content.startswith(begins) and "attachment" in answer["Content-Disposition"]
    assert len(events(amina, "people.copy_taken")) == 2 and len(events(amina, "people.copy_made")) == 1


def test_asked_for_twice_it_is_one(amina, somebody):
    asked(amina, somebody)
    with pytest.raises(CopyUnderWay):
        asked(amina, somebody)
    assert post(amina, f"{somebody.pk}/copies/", {"language": "it"}).status_code == 409


def test_a_killed_worker_s_copy_is_begun_again_and_made_twice_is_made_once(amina, somebody):
    copy = asked(amina, somebody)
    ProcrastinateJob.objects.filter(queueing_lock=f"{JOB} {copy.pk}").delete()
    copy_jobs.resume_copies(0)
    assert not ProcrastinateJob.objects.filter(queueing_lock=f"{JOB} {copy.pk}").exists()
    with amina.at_work():
        PersonCopy.objects.filter(pk=copy.pk).update(asked_at=clock.now() - timedelta(minutes=5))
    copy_jobs.resume_copies(0)
    assert ProcrastinateJob.objects.filter(queueing_lock=f"{JOB} {copy.pk}").count() == 1
    for _turn in range(2):
        copy_jobs.make_copy(str(copy.city_id), str(copy.pk))
    assert len(events(amina, "people.copy_made")) == 1


def test_one_that_never_ends_is_given_up(amina, somebody):
    copy = asked(amina, somebody)
    with amina.at_work():
        PersonCopy.objects.filter(pk=copy.pk).update(attempts=MOST_ATTEMPTS)
    copy_jobs.make_copy(str(copy.city_id), str(copy.pk))
    assert shows(page(amina, f"{somebody.pk}/copies/"), "Could not be made")


def test_it_goes_after_a_week(amina, sassari, somebody):
    old, new = asked(amina, somebody), None
    with amina.at_work():
        PersonCopy.objects.filter(pk=old.pk).update(asked_at=clock.now() - timedelta(days=8), state="ready")
    new = asked(amina, somebody)
    with in_city(sassari.pk, teams=EVERY_TEAM):
        assert forget_old_copies(city_id=sassari.pk) == 1
    with amina.at_work():
        assert list(somebody.copies.values_list("pk", flat=True)) == [new.pk]
    assert len(events(amina, "people.copy_forgotten")) == 1


def test_who_may_not_gets_none(amina, bruno, carla, officer, somebody, protecting_team):
    copy = asked(amina, somebody)
    copy_jobs.make_copy(str(copy.city_id), str(copy.pk))
    paths = [f"{somebody.pk}/copies/", f"{somebody.pk}/copies/{copy.pk}/json/", f"{somebody.pk}/accesses/"]
    for path in paths:
        assert page(bruno, path).status_code == 403 and page(officer, path).status_code == 200
        assert carla.browser.get(carla.url(f"people/{path}")).status_code == 404
    with amina.at_work() as by:
        protect_person(person=somebody, team=protecting_team, reason="violence", by=by)
    for path in paths:
        assert page(amina, path).status_code == 404 and page(officer, path).status_code == 404


def test_the_list_says_who_opened_it_when_and_what_was_done(amina, bruno, officer, somebody):
    page(bruno, f"{somebody.pk}/")
    shown = page(officer, f"{somebody.pk}/accesses/")
    assert shows(shown, bruno.user.name, "Opened the record", amina.user.name, "changed")
    assert shows(page(officer, f"{somebody.pk}/accesses/"), "Read this list")


def test_the_list_asks_the_same_for_more(amina, officer, somebody):
    page(amina, f"{somebody.pk}/")
    few = queries_of(officer, f"{somebody.pk}/accesses/")
    for _turn in range(5):
        page(amina, f"{somebody.pk}/")
    assert queries_of(officer, f"{somebody.pk}/accesses/") == few
