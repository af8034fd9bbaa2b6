# SPDX-License-Identifier: AGPL-3.0-or-later
"""One page a person: who she is, her documents, what other contexts add."""

from datetime import date, timedelta

import pytest

from lgnet.kernel import clock
from lgnet.people import slots
from lgnet.people.actions.give_notice import give_notice
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.models import Identifier
from lgnet.people.policies import may_read_people
from lgnet.people.tests.browsing import HTMX, events, page, post, queries_of, shows
from lgnet.people.tests.factories import asylum_permit

RULES = "2026-1"


def test_the_page_tells_who_she_is_and_how_to_talk_to_her(amina, somebody):
    response = page(amina, f"{somebody.pk}/")
    assert shows(response, "Fatou Diallo", "7 March 1998", "Senegal", "Wolof, French", "Interpreter needed")
    assert shows(response, "do not call: it may harm her", "The privacy notice has not been given yet")
    assert events(amina, "people.person_opened")[0].person_ids == [somebody.pk]


def test_street_operators_see_who_she_is_and_no_documents(bruno, amina, somebody):
    with amina.at_work() as by:
        asylum_permit(somebody, by)
        record_identifier(person=somebody, kind="passport", number="AB1234567", by=by)
    response = page(bruno, f"{somebody.pk}/")
    assert shows(response, "Fatou Diallo", "Wolof")
    assert not any(shows(response, hidden) for hidden in ("Asylum", "Passport", "privacy notice", "Eligible"))


def test_eligibility_today_with_its_reason_and_days_left(amina, somebody):
    today = clock.today()
    with amina.at_work() as by:
        asylum_permit(somebody, by, valid_from=today - timedelta(days=9), valid_to=today + timedelta(days=20))
    response = page(amina, f"{somebody.pk}/")
    assert shows(
        response, "Eligible", "Residence title valid on that day.", "Asylum claim", "ends in 20 days"
    )


def test_eligibility_on_another_day_with_the_version_of_the_rules(amina, somebody):
    today = clock.today()
    with amina.at_work() as by:
        asylum_permit(somebody, by, valid_from=today - timedelta(days=9), valid_to=today + timedelta(days=90))
    before = page(amina, f"{somebody.pk}/", day=(today - timedelta(days=10)).isoformat())
    assert shows(before, "The title was not yet valid on that day.", f"rules {RULES}")
    for wrong in ("", "yesterday", "2026-13-01"):
        assert shows(page(amina, f"{somebody.pk}/", day=wrong), "Residence title valid on that day.")


@pytest.mark.parametrize(
    ("days", "badge"),
    [(61, None), (60, "ends in 60 days"), (1, "ends in 1 day<"), (0, "ends today"), (-1, "ended")],
)
def test_the_end_of_a_permit_is_announced_sixty_thirty_and_no_days_before(amina, somebody, days, badge):
    today = clock.today()
    with amina.at_work() as by:
        asylum_permit(somebody, by, valid_from=date(2020, 1, 1), valid_to=today + timedelta(days=days))
    response = page(amina, f"{somebody.pk}/")
    assert shows(response, badge) if badge else not shows(response, "ends in")


def test_numbers_are_masked_until_asked_for_one_by_one(amina, somebody):
    with amina.at_work() as by:
        number = record_identifier(person=somebody, kind="passport", number="AB1234567", by=by)
    assert not shows(page(amina, f"{somebody.pk}/"), "AB1234567")
    address = f"{somebody.pk}/identifiers/{number.pk}/reveal/"
    assert page(amina, address).status_code == 302 and not events(amina, "people.identifier_revealed")
    assert shows(post(amina, address, {}), "AB1234567", "<html")
    assert b"<html" not in post(amina, address, {}, **HTMX).content
    assert len(events(amina, "people.identifier_revealed")) == 2


def test_a_number_moved_from_another_row_is_said_not_to_be_readable(amina, somebody):
    with amina.at_work() as by:
        first = record_identifier(person=somebody, kind="passport", number="AB1234567", by=by)
        record_identifier(person=somebody, kind="cui", number="05ABCD7", by=by)
        Identifier.objects.filter(kind="cui").update(sealed=first.sealed)
    assert shows(page(amina, f"{somebody.pk}/"), "Not readable")


def test_a_page_with_many_documents_costs_the_same_queries(amina, somebody):
    with amina.at_work() as by:
        asylum_permit(somebody, by)
        record_identifier(person=somebody, kind="cui", number="05ABCD0", by=by)
        give_notice(person=somebody, language="fr", by=by)
    few = queries_of(amina, f"{somebody.pk}/")
    with amina.at_work() as by:
        for number in range(1, 9):
            asylum_permit(somebody, by)
            record_identifier(person=somebody, kind="cui", number=f"05ABCD{number}", by=by)
            give_notice(person=somebody, language="it", by=by)
    assert queries_of(amina, f"{somebody.pk}/") == few


def test_other_contexts_add_sections_and_buttons(amina, bruno, somebody, monkeypatch):
    monkeypatch.setattr(slots, "_panels", [])
    monkeypatch.setattr(slots, "_quick_actions", [])
    slots.on_person(
        slots.Panel("Stays", "people/number.html", may_read_people, lambda by, person: {"number": "a stay"})
    )
    slots.quick_action(
        slots.QuickAction("Open a case", "people:protect", may_read_people, fits=lambda by, person: True)
    )
    slots.quick_action(
        slots.QuickAction("Never", "people:protect", may_read_people, fits=lambda by, person: False)
    )
    response = page(bruno, f"{somebody.pk}/")
    assert shows(response, "Stays", "Open a case") and not shows(response, ">Never<")
