# SPDX-License-Identifier: AGPL-3.0-or-later
from decimal import Decimal

import pytest

from lgnet.kernel.errors import Denied
from lgnet.monitoring.actions.set_target import set_target
from lgnet.monitoring.errors import NoSuchFigure, NoTargetHere, TargetOutOfRange
from lgnet.monitoring.models import Target
from lgnet.monitoring.periods import period_from
from lgnet.trust.models import AuditEvent

INDICATOR = "people_taken_in_charge"


def promised(by, programme, value, *, indicator=INDICATOR, period="2026"):
    value = None if value is None else Decimal(value)
    return set_target(
        programme=programme, indicator=indicator, period=period_from(period), value=value, by=by
    )


def targets(city, programme):
    return list(Target.objects.filter(city=city, programme=programme).values_list("period_kind", "value"))


def test_a_project_manager_sets_changes_and_takes_away_a_target(project_manager, sassari, edition):
    with project_manager.at_work() as by:
        promised(by, edition, 120)
        promised(by, edition, 30, period="2026-Q1")
        promised(by, edition, 150)
        assert sorted(targets(sassari, edition)) == [("quarter", 30), ("year", 150)]
        promised(by, edition, None)
        assert targets(sassari, edition) == [("quarter", 30)]


def test_each_change_is_in_the_audit_and_the_same_number_again_is_none(project_manager, edition):
    with project_manager.at_work() as by:
        for value in (120, 120, 150, None, None):
            promised(by, edition, value)
        facts = [
            event.facts for event in AuditEvent.objects.filter(action="monitoring.target_set").order_by("at")
        ]
    assert [(each["before"], each["value"]) for each in facts] == [
        ("", "120.0"),
        ("120.0", "150.0"),
        ("150.0", ""),
    ]
    assert {(each["indicator"], each["period"]) for each in facts} == {(INDICATOR, "2026")}


def test_nobody_else_sets_a_target(amina, bruno, city_administrator, edition):
    for player in (amina, bruno, city_administrator):
        with player.at_work() as by, pytest.raises(Denied):
            promised(by, edition, 120)


def test_the_coordination_sets_no_target(dario, edition):
    with dario.at_work() as by, pytest.raises(Denied):
        promised(by, edition, 120)


@pytest.mark.parametrize(
    ("indicator", "value", "problem"),
    [
        ("people_housed_on_the_moon", 1, NoSuchFigure),
        ("requests_waiting", 1, NoTargetHere),
        (INDICATOR, -1, TargetOutOfRange),
        (INDICATOR, 1_000_001, TargetOutOfRange),
    ],
)
def test_what_makes_no_sense_is_refused(project_manager, sassari, edition, indicator, value, problem):
    with project_manager.at_work() as by, pytest.raises(problem):
        promised(by, edition, value, indicator=indicator)
    assert targets(sassari, edition) == []
