# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever follows somebody is told 60 and 30 days before the rent stops being paid, once each."""

from datetime import timedelta

import pytest

from lgnet.casework.models import Task
from lgnet.housing import rental_jobs
from lgnet.housing.actions.end_support import end_support
from lgnet.housing.actions.warn_of_end import warn_of_end
from lgnet.housing.models import Lease, RentalSupport
from lgnet.kernel import clock
from lgnet.kernel.errors import Denied


def ends_in(livia, support, days: int) -> None:
    with livia.at_work():
        RentalSupport.objects.filter(pk=support.pk).update(ends_on=clock.today() + timedelta(days=days))


def told(amina) -> list[str]:
    rental_jobs.warn_of_ends(timestamp=0)
    with amina.at_work() as by:
        return list(Task.objects.filter(assignee_id=by.user_id).values_list("what", flat=True))


def test_told_at_60_and_at_30_days_once_each(livia, amina, support):
    ends_in(livia, support, 61)
    assert told(amina) == []
    ends_in(livia, support, 60)
    assert len(told(amina)) == 1 and support.number in told(amina)[0]
    ends_in(livia, support, 31)
    assert len(told(amina)) == 1
    ends_in(livia, support, 30)
    assert len(told(amina)) == 2
    ends_in(livia, support, -3)
    assert len(told(amina)) == 2


def test_a_contract_that_ends_before_the_support_counts(livia, amina, support):
    ends_in(livia, support, 300)
    with livia.at_work():
        Lease.objects.filter(pk=support.lease_id).update(ends_on=clock.today() + timedelta(days=20))
    assert len(told(amina)) == 1


def test_not_of_what_has_ended(livia, amina, support):
    ends_in(livia, support, 10)
    with livia.at_work() as by:
        end_support(support=support, why="moved", on=clock.today(), by=by)
    assert told(amina) == []


def test_only_the_clock_tells(livia, support):
    with livia.at_work() as by, pytest.raises(Denied):
        warn_of_end(support=support, by=by)
