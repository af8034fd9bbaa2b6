# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents that end: 60, 30 and 0 days before, until somebody asks for the renewal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework import slots
from lgnet.casework.queries.permits_ending import permits_ending
from lgnet.kernel import clock
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.models import Permit
from lgnet.trust.models import AuditEvent
from tests.cast import Role, player


def permit(person, days: int | None, **told) -> Permit:
    ends = None if days is None else clock.today() + timedelta(days=days)
    return Permit.objects.create(person=person, document_kind="1", reason="ASILO", valid_to=ends, **told)


def found(who, **asked) -> list[str]:
    with who.at_work() as by:
        return [str(case.person) for case in permits_ending(by, **asked)]


def page(who, **asked):
    who.user.language = "en"
    who.user.save()
    return who.browser.get(who.url("cases/permits/"), asked).content.decode()


@pytest.fixture
def followed(amina, opened, person_of):
    """A case of a person with a document that ends in so many days."""

    def make(days: int | None, **told):
        with amina.at_work() as by:
            person = person_of()
            permit(person, days, **told)
            return opened(by, person)

    return make


@pytest.mark.parametrize(
    "days, words", [(61, None), (60, "60 days left"), (30, "30 days left"), (0, "today"), (-9, "expired")]
)
def test_it_is_told_from_sixty_days_before_to_after_its_end(amina, followed, days, words):
    followed(days)
    body = page(amina)
    assert (words in body and "Fatou Diallo" in body) if words else ("Fatou Diallo" not in body)


def test_a_renewal_that_is_asked_for_stops_the_warning(amina, followed):
    case = followed(5)
    assert found(amina) == ["Fatou Diallo"]  # control
    with amina.at_work():
        case.person.permits.update(renewal_asked_on=clock.today())
    assert found(amina) == []
    with amina.at_work() as by:
        assert not [one for one in slots.my_day(by, amina.city) if one.section.name == "permits"][0].lines


@pytest.mark.parametrize("newer", [None, 400])
def test_a_receipt_or_a_newer_document_stops_it_too(amina, followed, newer):
    case = followed(5)
    with amina.at_work():
        permit(case.person, newer)
    assert found(amina) == []


def test_mine_my_teams_and_all(sassari, team, amina, followed):
    followed(5)
    colleague = player("Anita", sassari, Role.CASE_MANAGER, team=team)
    elsewhere = player("Elena", sassari, Role.CASE_MANAGER)
    assert [found(colleague, whose=whose) for whose in ("mine", "team", "all")] == [[], ["Fatou Diallo"]] + [
        ["Fatou Diallo"]
    ]
    assert [bool(found(elsewhere, whose=whose)) for whose in ("mine", "team", "all")] == [False, False, True]
    assert "Amina" in page(colleague, whose="team")


def test_a_protected_person_and_another_city_are_not_there(amina, carla, protecting_team, sassari, followed):
    giulia = player("Giulia", sassari, Role.CASE_MANAGER, team=protecting_team)
    case = followed(5)
    assert found(carla, whose="all") == []
    with amina.at_work() as by:
        protect_person(person=case.person, team=protecting_team, reason="violence", by=by)
    assert found(amina, whose="all") == [] and found(giulia, whose="all") == ["Fatou Diallo"]


def test_the_page_says_whom_it_showed_and_asks_no_more_for_more(amina, followed):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(amina)
        return len(queries)

    first = followed(5)
    few = asked()
    for days in (6, 7, 8):
        followed(days)
    assert asked() == few
    with amina.at_work():
        shown = AuditEvent.objects.filter(action="casework.permits_listed").order_by("at").last()
    assert first.person_id in shown.person_ids and len(shown.person_ids) == 4
