# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which services accept a person, and why not: what the directory says, no more; what is not known is asked."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from lgnet.casework.web.fitting import TO_CHECK_AFTER, Fit, fit_of, fits_for
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.network.models import Service
from lgnet.people.choices import Eligibility
from lgnet.people.models import Person

DAY = date(2026, 6, 1)
WOMAN = {"sex": "F", "birth_date": date(1990, 1, 1)}
MAN = {"sex": "M", "birth_date": date(1990, 1, 1)}
GIRL = {"sex": "F", "birth_date": date(2012, 1, 1)}
UNKNOWN: dict = {}


def fit(accepts, person, *, eligibility=Eligibility.ELIGIBLE) -> Fit:
    with translation.override("en"):
        return fit_of(
            Service(name="Casa", accepts=accepts),
            Person(city_id=new_id(), **person),
            eligibility=eligibility,
            day=DAY,
        )


@pytest.mark.parametrize(
    ("accepts", "person", "against", "to_ask"),
    [
        ([], MAN, [], []),
        (["everyone"], UNKNOWN, [], []),
        (["everyone", "women"], MAN, [], []),
        (["women"], WOMAN, [], []),
        (["women"], MAN, ["only for women"], []),
        (["women"], UNKNOWN, [], ["mainly for women"]),
        (["men"], WOMAN, ["only for men"], []),
        (["men"], MAN, [], []),
        (["women", "men"], MAN, [], []),
        (["women", "minors"], MAN, [], ["mainly for women"]),
        (["minors"], GIRL, [], []),
        (["minors"], WOMAN, ["only for minors"], []),
        (["minors"], UNKNOWN, [], ["only for minors: the age is not known"]),
        (["adults"], GIRL, ["only for adults"], []),
        (["adults"], MAN, [], []),
        (["adults"], UNKNOWN, [], ["only for adults: the age is not known"]),
        (["adults", "minors"], GIRL, [], []),
        (["families"], WOMAN, [], ["only for families"]),
    ],
)
def test_whom_a_service_accepts(accepts, person, against, to_ask):
    found = fit(accepts, person)
    assert (found.against, found.to_ask) == (against, to_ask)


@pytest.mark.parametrize("eligibility", [Eligibility.UNPROVEN, Eligibility.NOT_ELIGIBLE])
def test_a_service_that_wants_a_permit_is_asked_first(eligibility):
    assert fit(["with_permit"], MAN, eligibility=eligibility).to_ask == ["asks for a residence permit"]
    assert fit(["with_permit", "without_permit_too"], MAN, eligibility=eligibility).to_ask == []
    assert fit(["with_permit"], MAN).to_ask == []


def test_who_has_her_birthday_tomorrow_is_still_a_minor():
    assert fit(["adults"], {"birth_date": date(2008, 6, 2)}).against == ["only for adults"]
    assert fit(["adults"], {"birth_date": date(2008, 6, 1)}).against == []


def test_those_that_fit_come_first_and_those_with_her_language_before():
    names = [
        ("Zeta", ["fr"], []),
        ("Alfa", [], []),
        ("Beta", ["fr"], ["families"]),
        ("Solo donne", ["fr"], ["women"]),
    ]
    services = [Service(name=n, needs=["food"], languages=spoken, accepts=a) for n, spoken, a in names]
    services.append(Service(name="Altro", needs=["health"]))
    fitting, others = fits_for(
        services,
        Person(city_id=new_id(), languages=["fr"], **MAN),
        need="food",
        eligibility=Eligibility.ELIGIBLE,
    )
    assert [found.service.name for found in fitting] == ["Zeta", "Alfa", "Beta"]
    assert [found.service.name for found in others] == ["Solo donne"]


def test_what_was_not_checked_for_half_a_year_is_said():
    today = clock.today()
    assert Fit(Service()).checked_long_ago
    assert Fit(Service(last_checked_on=today - TO_CHECK_AFTER - timedelta(days=1))).checked_long_ago
    assert not Fit(Service(last_checked_on=today - TO_CHECK_AFTER)).checked_long_ago
