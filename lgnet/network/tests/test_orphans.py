# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker was killed: what it had begun is done again, and its lock holds nobody up."""

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel.ids import new_id
from lgnet.network.jobs import MOST_ATTEMPTS, take_up_orphans


def job(*, lock: str = "", queueing_lock: str = ""):
    """Of a kind that may be done at any time."""
    named = {"lock": lock or f"test {new_id()}", "queueing_lock": queueing_lock or f"test {new_id()}"}
    return app.configure_task("network.forget_readings", **named)


def begun(*, minutes_ago: int = 3, attempts: int = 0, queueing_lock: str = "") -> int:
    """A job that somebody began who is no more."""
    task = job(queueing_lock=queueing_lock)
    job_id = task.defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', attempts = %s where id = %s", [attempts, job_id]
        )
        cursor.execute(
            "update procrastinate_events set at = now() - %s * interval '1 minute' where job_id = %s",
            [minutes_ago, job_id],
        )
    return job_id


def state(job_id: int) -> str:
    return ProcrastinateJob.objects.get(pk=job_id).status


def test_it_waits_to_be_done_again():
    job_id = begun()
    take_up_orphans(0)
    assert state(job_id) == "todo" and ProcrastinateJob.objects.get(pk=job_id).attempts == 1


def test_the_lock_is_free_for_the_next():
    job_id = begun()
    lock = ProcrastinateJob.objects.get(pk=job_id).lock
    job(lock=lock).defer(timestamp=0)
    with connection.cursor() as cursor:
        running = "select count(*) from procrastinate_jobs where lock = %s and status = 'doing'"
        cursor.execute(running, [lock])
        assert cursor.fetchone() == (1,)  # the control: this is what would hold it up for ever
        take_up_orphans(0)
        cursor.execute(running, [lock])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("with_worker", [False, True])
def test_who_has_just_begun_or_is_at_it_is_left_in_peace(with_worker):
    job_id = begun(minutes_ago=3 if with_worker else 1)
    if with_worker:
        with connection.cursor() as cursor:
            cursor.execute("insert into procrastinate_workers default values returning id")
            (worker,) = cursor.fetchone()
            cursor.execute("update procrastinate_jobs set worker_id = %s where id = %s", [worker, job_id])
    take_up_orphans(0)
    assert state(job_id) == "doing"


def test_where_another_waits_to_do_the_same_it_is_given_up():
    name = f"test {new_id()}"
    job_id = begun(queueing_lock=name)
    job(queueing_lock=name).defer(timestamp=0)
    take_up_orphans(0)
    assert state(job_id) == "failed"


def test_what_kills_each_worker_is_given_up():
    job_id = begun(attempts=MOST_ATTEMPTS)
    take_up_orphans(0)
    assert state(job_id) == "failed"
