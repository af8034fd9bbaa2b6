# SPDX-License-Identifier: AGPL-3.0-or-later
"""Was, gained, lost, now: the arithmetic of a closed period holds whatever happens to its records."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as any_

from lgnet.kernel.ids import new_id
from lgnet.monitoring.choices import Gained, Lost
from lgnet.monitoring.hours import counted
from lgnet.monitoring.models import Cell, FrozenMember
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import figures
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import close, recount, restate
from lgnet.monitoring.tests.corrections import CORRECTIONS, find_a_twin, open_late
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.monitoring.tests.test_closing import SOURCES
from lgnet.network.models import Programme
from lgnet.trust.tenancy import EVERY_TEAM, in_city

Q2 = period_from("2026-Q2")
EVERY_ONE = Q(pk__isnull=False)


pytestmark = pytest.mark.usefixtures("july")


def an_edition() -> Programme:
    return Programme.objects.create(
        code=f"LGNet9-{new_id().hex[-10:]}", title_it="LGNet9", title_en="LGNet9", fund_it="FAMI", fund_en="AMIF",
        funding_channel="shared_programme", starts_on=date(2024, 1, 16), ends_on=date(2026, 12, 31), state="closed",
    )  # fmt: skip


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=any_.integers(0, 10_000),
    rounds=any_.lists(any_.lists(any_.sampled_from(CORRECTIONS), max_size=8), min_size=1, max_size=3),
)
@example(
    seed=6331, rounds=[[find_a_twin, open_late, open_late] * 4] * 3
)  # twins of whom each has an open case
def test_was_and_gained_less_lost_is_now_over_random_histories(
    amina, project_manager, sassari, team, seed, rounds
):
    chance, programme = Random(seed), an_edition()
    with amina.at_work():
        invent(
            programme,
            city=sassari,
            team=team,
            manager=amina.user,
            seed=seed,
            people=8,
            since=rome(2026, 2, 1),
        )
        service = factories.service(sassari)
    report_period = close(project_manager, programme, "2026-Q2")
    for corrections in rounds:
        with amina.at_work() as by:
            for correct in corrections:
                correct(chance, programme=programme, team=team, manager=amina.user, service=service, by=by)
        before = {figure.code: figure for figure in figures(sassari, programme, Q2).figures}
        recount(project_manager, programme)
        drifting = _check_the_sums(sassari, programme, before)
        if drifting:
            restate(project_manager, report_period)
        _check_what_is_reported(sassari, programme, before, drifting)


def _check_the_sums(city, programme, before) -> set[str]:
    """Of each figure. Returns the codes of those that differ."""
    drifting = set()
    for code in SOURCES:
        figure = figures(city, programme, Q2).figure(code)
        assert (figure.value, figure.by, figure.hours) == (
            before[code].value,
            before[code].by,
            before[code].hours,
        )
        cell = Cell.objects.get(
            city=city, programme=programme, indicator=code, period_kind="quarter", starts_on="2026-04-01"
        )
        now = counted(cell.hours) if figure.definition.is_median else int(cell.value)
        if figure.drift is None:
            assert (cell.value, cell.hours, cell.by) == (figure.value, figure.hours, figure.by)
            continue
        drifting.add(code)
        drift = figure.drift
        assert drift.was + sum(drift.gained.values()) - sum(drift.lost.values()) == drift.now == now
        assert drift.was == figure.members
        assert drift.not_counted == cell.not_counted - figure.not_counted
        assert set(drift.gained) <= set(Gained.values) and set(drift.lost) <= set(Lost.values)
        assert 0 not in {*drift.gained.values(), *drift.lost.values()}
    return drifting


def _check_what_is_reported(city, programme, before, drifting) -> None:
    """After a restatement the figure is the count, and its records are those of the count; nothing drifts."""
    for code in SOURCES:
        figure = figures(city, programme, Q2).figure(code)
        cell = Cell.objects.get(
            city=city, programme=programme, indicator=code, period_kind="quarter", starts_on="2026-04-01"
        )
        assert (figure.value, figure.hours, figure.by) == (cell.value, cell.hours, cell.by)
        assert figure.drift is None
        if code in drifting:
            assert figure.restatement.difference.was == before[code].members
            assert figure.restatement.difference.now == figure.members
        with in_city(city.id, teams=EVERY_TEAM), transaction.atomic():
            standing = FrozenMember.objects.filter(
                report_period__programme=programme, indicator=code, counted=True, until__isnull=True
            )
            assert standing.count() == figure.members
