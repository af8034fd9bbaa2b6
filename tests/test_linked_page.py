# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two records that are one person read as one: each panel of her page, the rows of cases, the letters. Everything is
written on the *other* record; the control is the same pair before it is linked and after it is parted."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.queries.case_lines import case_lines
from lgnet.casework.queries.permits_ending import permits_ending
from lgnet.casework.queries.sharing import told
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.ids import new_id
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.models import Team
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.tests.desk import book, shop  # noqa: F401  (fixtures)
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.give_notice import give_notice
from lgnet.people.actions.keep_contact_point import add_contact_point
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.live_together import leave_household, live_together
from lgnet.people.actions.note_vulnerability import note_vulnerability
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.models import Person
from lgnet.people.queries.family import household_of
from lgnet.people.tests.browsing import queries_of
from tests.cast import fresh_programme, player

SAID = {
    "who she is": ["7 marzo 1998", "Senegal", "Wolof", "Legge e scrive", "Fatou la Grande", "+393337654321"],
    "how to reach her": ["awa@example.org"],
    "vulnerabilities": ["Senza tetto", "1 riservata"],
    "family": ["Modou Diallo", "Binta Sow", "Vive con"],
    "documents": ["Richiesta asilo", "scade fra 20 giorni"],
    "numbers": ["CD7"],
    "notice": ["lingua: Francese"],
    "cases": ["In carico dal", "Visite"],
    "what is due": ["Chiamare la questura", "Ritorna giovedì"],
    "what happened": ["Strada: Stazione Ostiense", "Cerca una stanza"],
    "appointments": ["Sportello centro"],
}
"""By panel, words of its page that stand on the other record alone. Modou is her child, Binta the sister with whom she
lives."""


@pytest.fixture
def pair(amina):
    """An empty record, and one that says everything."""
    with amina.at_work() as by:
        return register_person(given_name="Fatu", by=by), register_person(
            given_name="Fatou", family_name="Diallo", aliases=["Fatou la Grande"], birth_date=date(1998, 3, 7),
            citizenships=["SEN"], languages=["wo"], literacy="latin", interpreter_needed=True,
            phone="333 7654321", by=by,
        )  # fmt: skip


@pytest.fixture
def written(amina, team, pair, book):  # noqa: F811
    """All of it on the second record."""
    _, other = pair
    with amina.at_work() as by:
        about_herself(other, by)
        around_her(other, by)
        case = taken_in_charge(other, team, by)
        book(by, person=other)
    return case


def about_herself(other: Person, by) -> None:
    add_contact_point(person=other, kind="email", value="awa@example.org", safe=True, preferred=True, by=by)
    for code in ("roofless", "trafficking"):
        note_vulnerability(person=other, code=code, by=by)
    soon = clock.today() + timedelta(days=20)
    record_permit(
        person=other, document_kind="1", reason="RICH_ASILO", number="I1200005", valid_to=soon, by=by
    )
    record_identifier(person=other, kind="cui", number="05ABCD7", by=by)
    give_notice(person=other, language="fr", by=by)


def around_her(other: Person, by) -> None:
    child, sister = register_person(given_name="Modou", family_name="Diallo", by=by), register_person(
        given_name="Binta", family_name="Sow", by=by
    )  # fmt: skip
    add_tie(person=other, kind="child", other=child, by=by)
    add_tie(person=sister, kind="sibling", other=other, together=True, by=by)


def taken_in_charge(other: Person, team, by):
    record_contact(
        by=by, programme=fresh_programme(), happened_at=clock.now(), place="Stazione Ostiense", person=other,
        follow_up_on=clock.today(), follow_up_note="Ritorna giovedì", idempotency_key=new_id(),
    )  # fmt: skip
    case = open_case(person=other, team=team, programme=fresh_programme(), by=by)
    write_intervention(case=case, kind="interview", on=clock.today(), words="Cerca una stanza", by=by)
    add_task(case=case, what="Chiamare la questura", due_on=clock.today(), by=by)
    service = add_service(
        provider=add_provider(name="Ambulatorio Zara", by=by), name="Visite", needs=["health"], phone="079 1", by=by
    )  # fmt: skip
    send_referral(case=case, service=service, need="health", request="Una visita", by=by)
    return case


def linked(amina, pair):
    with amina.at_work() as by:
        return link_records(first=pair[0], second=pair[1], how_known="told", by=by)


def page_of(amina, person: Person) -> str:
    """Her page, and all that has happened to her."""
    pages = (amina.browser.get(amina.url(f"people/{person.pk}/{path}")) for path in ("", "story/"))
    return "".join(page.content.decode() for page in pages)


def silent(page: str) -> set[str]:
    return {panel for panel, words in SAID.items() if not all(word in page for word in words)}


def test_each_panel_of_her_page_tells_what_stands_on_the_other_record(amina, pair, written):
    assert silent(page_of(amina, pair[0])) == SAID.keys()  # control: not linked, nothing is told
    assert silent(page_of(amina, pair[1])) == set()  # control: this is where it stands
    decision = linked(amina, pair)
    assert silent(page_of(amina, pair[0])) == set()
    assert silent(page_of(amina, pair[1])) == set()
    with amina.at_work() as by:
        unlink_records(decision=decision, why="Sono due", by=by)
    parted = page_of(amina, pair[0])
    assert [word for words in SAID.values() for word in words if word in parted] == []
    assert silent(page_of(amina, pair[1])) == set()


def test_what_is_shown_can_be_opened_and_kept_from_either_page(amina, pair, written):
    linked(amina, pair)
    with amina.at_work():
        other = Person.objects.get(pk=pair[1].pk)
        pages = {
            f"vulnerabilities/{other.vulnerabilities.get(code='roofless').pk}/": "Senza tetto",
            "vulnerabilities/restricted/": "Vittima di tratta",
            f"reach/{other.contact_points.get().pk}/": "awa@example.org",
            f"family/{other.ties.get().pk}/": "Modou Diallo",
            f"permits/{other.permits.get().pk}/": "Richiesta asilo",
        }
    for path, words in pages.items():
        address = amina.url(f"people/{pair[0].pk}/{path}")
        assert words in amina.browser.get(address).content.decode(), path


def test_who_does_not_follow_her_under_the_other_name_reads_nothing_restricted(amina, sassari, pair, written):
    rosa = player("Rosa", sassari, Role.CASE_MANAGER, team=Team.objects.create(city=sassari, name="Porto"))
    restricted = rosa.url(f"people/{pair[0].pk}/vulnerabilities/restricted/")
    assert rosa.browser.get(restricted).status_code == 200  # control: nobody follows this record
    linked(amina, pair)
    assert rosa.browser.get(restricted).status_code == 403


def test_a_row_of_the_caseload_counts_the_documents_of_the_other_record(amina, team, pair):
    with amina.at_work() as by:
        about_herself(pair[1], by)
        case = open_case(person=pair[0], team=team, programme=fresh_programme(), by=by)
        told_alone = case_lines(by, [case.pk]), list(permits_ending(by))
    linked(amina, pair)
    with amina.at_work() as by, CaptureQueriesContext(connection) as asked:
        [line] = case_lines(by, [case.pk])
    with amina.at_work() as by:
        [ending] = permits_ending(by)
        assert line.permit_ends == ending.permit_ends == clock.today() + timedelta(days=20)
        assert line.notice_given and len(asked) == 1
    [alone], none_ending = told_alone
    assert (alone.permit_ends, alone.notice_given, none_ending) == (None, False, [])
    assert str(ending.permit_id) in amina.browser.get(amina.url("cases/permits/")).content.decode()
    assert "Fatu" in amina.browser.get(amina.url("cases/my-day/")).content.decode()


def test_a_letter_tells_what_the_other_record_knows_and_no_number_that_either_calls_unsafe(amina, pair):
    fields = ["languages", "phone", "birth", "citizenships"]
    with amina.at_work():
        assert [words for _label, words in told(pair[0], fields)] == [""] * 4
    decision = linked(amina, pair)
    with amina.at_work() as by:
        one, other = (Person.objects.get(pk=person.pk) for person in pair)
        assert dict(told(one, fields)) == dict(told(other, fields))
        assert "+393337654321" in dict(told(one, fields)).values()
        correct_person(person=one, phone="333 7654321", phone_is_safe=False, by=by)
        for record in (one, other):
            assert "+393337654321" not in dict(told(record, fields)).values()
        unlink_records(decision=decision, why="", by=by)
        parted = Person.objects.get(pk=other.pk)
        assert "+393337654321" in dict(told(parted, fields)).values()


def test_a_third_record_costs_no_more(amina, pair, written):
    linked(amina, pair)
    before = queries_of(amina, f"{pair[0].pk}/")
    with amina.at_work() as by:
        third = register_person(given_name="Fatumata", by=by)
        add_contact_point(person=third, kind="phone", value="320 5550101", by=by)
        link_records(first=third, second=pair[0], how_known="told", by=by)
    assert queries_of(amina, f"{pair[0].pk}/") == before
    assert "+393205550101" in page_of(amina, pair[1])


def test_a_household_is_of_the_person_and_left_by_the_person(amina, pair, written):
    linked(amina, pair)
    with amina.at_work() as by:
        one = Person.objects.get(pk=pair[0].pk)
        friend = register_person(given_name="Awa", by=by)
        live_together(person=one, other=friend, by=by)
        _mine, mates = household_of(one)
        assert {mate.person.given_name for mate in mates} == {"Binta", "Awa"}
        leave_household(person=one, by=by)
        assert household_of(Person.objects.get(pk=pair[1].pk)) == (None, [])
