# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a contact in the street to the Ministry's figure: through the real actions, the real worker, the page."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic, sleep

from django.db import connection

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.jobs import recount_city
from lgnet.monitoring.periods import period_of
from lgnet.monitoring.queries import being_counted, network_figures
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.test_pages import in_english, text
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.models import TakeChargeRequest
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from tests.database import CLONE

WORKER = ("manage.py", "procrastinate", "worker", "--concurrency", "1")
PATIENCE = 90  # seconds


def totals(programme) -> dict:
    whole = period_of(clock.today(), PeriodKind.PROGRAMME)
    return {figure.code: figure.value for figure in network_figures(programme, whole).totals}


def met(bruno, programme, *, hours_ago: int, asks: bool = False):
    with bruno.at_work() as by:
        return record_contact(
            by=by, programme=programme, happened_at=clock.now() - timedelta(hours=hours_ago), place="Stazione",
            nickname="Berretto rosso", idempotency_key=new_id(), asks_taking_charge=asks,
        )  # fmt: skip


def taken_in_charge(amina, team, contact, *, permit: bool):
    with amina.at_work() as by:
        person = register_person(by=by, given_name="Zuhra", family_name="Canarinetti", citizenships=["SOM"])
        if permit:
            valid_to = clock.today() + timedelta(days=90)
            record_permit(person=person, document_kind="1", reason="RICH_ASILO", valid_to=valid_to, by=by)
        return open_case(
            person=person, team=team, by=by, request=TakeChargeRequest.objects.get(contact=contact),
            programme=contact.programme,
        )  # fmt: skip


def referred(amina, city, case, *, accepted: bool):
    service = factories.service(city)
    with amina.at_work() as by:
        referral = send_referral(case=case, service=service, need="health", request="Una visita", by=by)
        if accepted:
            accept_referral(referral=referral, by=by, told_by="Dott.ssa Prova")


def test_each_step_of_the_path_moves_its_figure_and_no_other(amina, bruno, dario, sassari, team, edition):
    first = met(bruno, edition, hours_ago=30, asks=True)
    recount_city(str(sassari.id))
    assert totals(edition) == {
        "contacts": 1, "people_taken_in_charge": 0, "people_directed_to_services": 0, "hours_to_taking_charge": None,
        "requests_waiting": 1, "people_with_housing_support": 0, "people_with_rental_support": 0,
    }  # fmt: skip

    case = taken_in_charge(amina, team, first, permit=True)
    assert being_counted(edition)
    recount_city(str(sassari.id))
    assert not being_counted(edition)
    assert totals(edition) == {
        "contacts": 1, "people_taken_in_charge": 1, "people_directed_to_services": 0, "hours_to_taking_charge": 30,
        "requests_waiting": 0, "people_with_housing_support": 0, "people_with_rental_support": 0,
    }  # fmt: skip

    referred(amina, sassari, case, accepted=False)
    recount_city(str(sassari.id))
    assert totals(edition)["people_directed_to_services"] == 0
    for _ in range(2):
        referred(amina, sassari, case, accepted=True)
    recount_city(str(sassari.id))
    assert totals(edition)["people_directed_to_services"] == 1

    page = in_english(dario).get("/network/figures/", {"programme": edition.code, "period": "all"})
    assert "People directed to services 1 " in text(page)
    assert "Canarinetti" not in page.content.decode() and "Berretto" not in page.content.decode()


def test_a_late_join_lengthens_the_time_and_doubles_no_contact(amina, bruno, sassari, team, edition):
    earlier = met(bruno, edition, hours_ago=75)
    case = taken_in_charge(amina, team, met(bruno, edition, hours_ago=30, asks=True), permit=True)
    recount_city(str(sassari.id))
    assert totals(edition)["hours_to_taking_charge"] == 30
    with amina.at_work() as by:
        join_contact(contact=earlier, person=case.person, by=by)
    recount_city(str(sassari.id))
    assert (totals(edition)["hours_to_taking_charge"], totals(edition)["contacts"]) == (75, 2)


def test_without_a_proven_title_she_is_helped_and_not_counted(amina, bruno, sassari, team, edition):
    case = taken_in_charge(amina, team, met(bruno, edition, hours_ago=30, asks=True), permit=False)
    referred(amina, sassari, case, accepted=True)
    recount_city(str(sassari.id))
    network = network_figures(edition, period_of(clock.today(), PeriodKind.PROGRAMME))
    beside = {figure.code: (figure.value, figure.not_counted) for figure in network.totals}
    assert beside["people_taken_in_charge"] == beside["people_directed_to_services"] == (0, 1)


def test_the_worker_counts_what_an_operator_wrote(bruno, edition):
    """Its other jobs (in some minutes of the hour every city of all tests is counted again) are not waited for."""
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where status = 'todo'")  # what other tests have left
    met(bruno, edition, hours_ago=2)
    until = monotonic() + PATIENCE
    with working() as worker:
        while totals(edition)["contacts"] != 1 and monotonic() < until:
            assert worker.poll() is None, "the worker ended by itself"
            sleep(0.2)
    assert totals(edition)["contacts"] == 1


@contextmanager
def working() -> Iterator[subprocess.Popen]:
    worker = subprocess.Popen([sys.executable, *WORKER], cwd=CLONE, env=os.environ, stderr=subprocess.DEVNULL)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()
