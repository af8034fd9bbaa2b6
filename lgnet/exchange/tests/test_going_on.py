# SPDX-License-Identifier: AGPL-3.0-or-later
"""An import survives whatever happens to its job, and writes no row twice."""

import time
from datetime import timedelta

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.exchange import jobs
from lgnet.exchange.actions import write_rows as writing
from lgnet.exchange.actions.start_import import start_import
from lgnet.exchange.choices import BatchState
from lgnet.exchange.tests.building import table
from lgnet.kernel import clock
from lgnet.network.models import Membership
from lgnet.outreach.models import Contact
from lgnet.people.models import Person

CONTENT = table(
    [
        ["Nome", "Cognome", "Nato il", "Data contatto"],
        *[[f"Nome{n}", f"Cognome{n}a", "1990", "20/11/2026"] for n in range(7)],
    ]
)


class Killed(BaseException):
    """As if the process had ended there."""


@pytest.fixture
def started(importer, monkeypatch):
    """An import about to be written, two rows at a time."""
    monkeypatch.setattr(writing, "AT_ONCE", 2)
    batch = importer.tried(CONTENT)
    with importer.player.at_work() as by:
        start_import(batch=batch, by=by)
    return batch


def slice_of(importer, batch) -> bool:
    return jobs.work_on(importer.player.city, batch.pk, until=time.monotonic() - 1)


def test_a_slice_writes_some_rows_and_the_next_goes_on(importer, started):
    assert slice_of(importer, started)
    assert importer.states(started).count("written") == 2
    assert importer.work(started).state == BatchState.DONE
    with importer.player.at_work():
        assert Person.objects.count() == Contact.objects.count() == 7


@pytest.mark.parametrize("place", ["record_contacts", "register_people", "save_rows"])
def test_killed_anywhere_no_row_is_lost_or_doubled(importer, started, monkeypatch, place):
    from lgnet.exchange.actions import writer

    real = getattr(writer, place)

    def killed(*arguments, **named):
        real(*arguments, **named)
        raise Killed()

    monkeypatch.setattr(writer, place, killed)
    with pytest.raises(Killed):
        slice_of(importer, started)
    monkeypatch.setattr(writer, place, real)
    assert importer.states(started) == ["waiting"] * 7
    assert importer.work(started).state == BatchState.DONE
    with importer.player.at_work():
        assert Person.objects.count() == Contact.objects.count() == 7


def test_what_is_silent_for_a_minute_is_taken_up_again(importer, started):
    ProcrastinateJob.objects.all()
    name = f"exchange.import {started.pk}"
    waiting = ProcrastinateJob.objects.filter(queueing_lock=name, status="todo")
    from django.db import connection

    with connection.cursor() as cursor:  # as after a worker that took the job and was killed
        cursor.execute("update procrastinate_jobs set status = 'failed' where queueing_lock = %s", [name])
    assert not waiting.exists()
    jobs.resume(0)
    assert not waiting.exists()
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        jobs.resume(0)
    assert waiting.count() == 1


def test_one_row_that_is_refused_does_not_stop_the_others(importer, started, monkeypatch):
    from lgnet.exchange.actions import writer

    real = writer.register_people

    def refusing(*, drafts, by):
        if any(draft.given_name == "Nome3" for draft in drafts):
            from lgnet.people.errors import NoName

            raise NoName()
        return real(drafts=drafts, by=by)

    monkeypatch.setattr(writer, "register_people", refusing)
    batch = importer.work(started)
    assert importer.states(batch) == ["written"] * 3 + ["rejected"] + ["written"] * 3
    assert importer.rows(batch)[3].codes == ["people.no_name"]
    assert batch.rejected is not None


def test_who_may_import_no_more_imports_no_more(importer, started):
    Membership.objects.filter(user=importer.player.user).update(roles=["street_operator"])
    assert not slice_of(importer, started)
    assert importer.states(started) == ["waiting"] * 7
