# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import midnight, months_between, period_from, period_of, periods_of

DAYS = any_.dates(date(2019, 1, 1), date(2040, 12, 31))


@given(DAYS, any_.sampled_from(list(PeriodKind)))
def test_each_day_is_in_one_period_of_each_kind_and_its_address_leads_there(day, kind):
    period = period_of(day, kind)
    assert period.starts_on <= day <= period.ends_on
    assert period_from(period.code) == period
    if kind != PeriodKind.PROGRAMME:
        assert period_of(period.ends_on + timedelta(days=1), kind).starts_on == period.ends_on + timedelta(
            days=1
        )


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_an_address_names_a_period(code, first, last):
    period = period_from(code)
    assert (period.starts_on, period.ends_on) == (first, last)


@pytest.mark.parametrize("code", ["", "2026-13", "2026-Q5", "1999", "2026-1", "gennaio", "2026-Q1x"])
def test_what_names_no_period_is_none(code):
    assert period_from(code) is None


def test_the_months_of_a_winter_make_two_quarters():
    months = list(months_between(date(2025, 11, 20), date(2026, 2, 1)))
    assert len(months) == 4
    assert [period.code for period in periods_of(months, PeriodKind.QUARTER)] == ["2025-Q4", "2026-Q1"]


def test_a_day_begins_at_midnight_in_italy():
    assert midnight(date(2026, 7, 1)).utcoffset() == timedelta(hours=2)
    assert midnight(date(2026, 12, 1)).utcoffset() == timedelta(hours=1)
