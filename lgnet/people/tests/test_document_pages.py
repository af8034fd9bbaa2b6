# SPDX-License-Identifier: AGPL-3.0-or-later
"""Corrections, permits, numbers and the privacy notice on their pages."""

import pytest

from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import NoticeGiven, Permit, Person
from lgnet.people.tests.browsing import NEW, events, page, post, reading, shows
from lgnet.people.tests.factories import fatou


def test_a_correction_keeps_what_the_form_has_no_room_for(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Awa", citizenships=["SEN", "GMB", "MLI"], by=by)
    assert shows(page(amina, f"{person.pk}/correct/"), 'value="Awa"')
    fields = {**NEW, "given_name": "Hawa", "citizenship_2": "GMB"}
    assert post(amina, f"{person.pk}/correct/", fields).status_code == 302
    with amina.at_work():
        person = Person.objects.get(pk=person.pk)
        assert (person.given_name, person.citizenships) == ("Hawa", ["SEN", "GMB", "MLI"])


def test_a_form_sent_unchanged_corrects_nothing(amina, somebody):
    from lgnet.people.web.person_form import written_of

    fields = {name: value for name, value in written_of(somebody).items() if value not in (None, False)}
    post(amina, f"{somebody.pk}/correct/", fields)
    assert not events(amina, "people.person_corrected")


def test_a_permit_is_recorded_and_its_renewal_added(amina, somebody):
    fields = {
        "document_kind": "1",
        "reason": "LAV_SUB",
        "valid_to": "2026-06-30",
        "number": "I1234567",
        "seen": "on",
    }
    assert post(amina, f"{somebody.pk}/permits/new/", fields).status_code == 302
    with amina.at_work():
        permit = Permit.objects.get(person=somebody)
    address = f"{somebody.pk}/permits/{permit.pk}/"
    assert shows(page(amina, address), "2026-06-30") and not shows(page(amina, address), "I1234567")
    renewed = {**fields, "number": "", "renewal_asked_on": "2026-06-01"}
    assert post(amina, address, renewed).status_code == 302
    assert shows(post(amina, f"{address}number/", {}), "I1234567")
    assert shows(page(amina, f"{somebody.pk}/"), "renewal asked on 1 June 2026")


@pytest.mark.parametrize(
    "wrong", [{"document_kind": ""}, {"valid_from": "2027-01-01"}, {"number": "?"}, {"valid_to": "soon"}]
)
def test_a_wrong_permit_comes_back_as_typed(amina, somebody, wrong):
    fields = {"document_kind": "1", "reason": "LAV_SUB", "valid_to": "2026-06-30", "issued_on": "2020-02-02"}
    response = post(amina, f"{somebody.pk}/permits/new/", {**fields, **wrong})
    assert response.status_code == 422 and shows(response, "2020-02-02")


def test_a_reason_that_tells_of_danger_leads_to_protection(amina, somebody):
    fields = {"document_kind": "1", "reason": "CS_VIOLENZA", "valid_to": "2027-06-30", "seen": "on"}
    response = post(amina, f"{somebody.pk}/permits/new/", fields)
    assert response.url.endswith("/protect/")
    assert shows(page(amina, f"{somebody.pk}/protect/"), 'value="violence"', "checked")


def test_a_number_is_recorded_and_differences_are_told(amina, somebody):
    fields = {"kind": "codice_fiscale", "number": "DLLMMD98A01Z319J"}
    response = amina.browser.post(amina.url(f"people/{somebody.pk}/identifiers/new/"), fields, follow=True)
    words = [str(message) for message in response.context["messages"]]
    assert len(words) == 4  # recorded, and three doubts
    again = post(amina, f"{somebody.pk}/identifiers/new/", fields)
    assert again.status_code == 409 and shows(again, "already recorded")
    assert post(amina, f"{somebody.pk}/identifiers/new/", {**fields, "number": "X"}).status_code == 422


def test_a_number_is_taken_away_after_a_question(amina, somebody):
    with amina.at_work() as by:
        number = record_identifier(person=somebody, kind="cui", number="05ABCD7", by=by)
    address = f"{somebody.pk}/identifiers/{number.pk}/remove/"
    assert shows(page(amina, address), "Take the number away")
    assert post(amina, address, {}).status_code == 302
    assert page(amina, address).status_code == 404


def test_the_notice_begins_with_her_language_and_is_recorded(amina, somebody):
    response = page(amina, f"{somebody.pk}/notice/")
    assert shows(response, 'dir="rtl"', "Sassari", '<option value="fr" selected>')
    fields = {"language": "fr", "mediator": "Awa Ndiaye", "version": "2026-1"}
    assert post(amina, f"{somebody.pk}/notice/", fields).status_code == 302
    with amina.at_work():
        assert NoticeGiven.objects.get(person=somebody).mediator == "Awa Ndiaye"
    assert not shows(page(amina, f"{somebody.pk}/"), "has not been given yet")
    assert post(amina, f"{somebody.pk}/notice/", {**fields, "version": "1999"}).status_code == 422


def test_a_number_that_somebody_else_has_is_told_unless_she_is_protected(amina, protecting_team, somebody):
    with amina.at_work() as by:
        other = fatou(by, given_name="Awa")
        record_identifier(person=other, kind="cui", number="05ABCD7", by=by)

    def warned(number: str) -> bool:
        address, fields = (
            amina.url(f"people/{somebody.pk}/identifiers/new/"),
            {"kind": "cui", "number": number},
        )
        response = reading(amina).post(address, fields, follow=True)
        return "recorded for somebody else" in " ".join(map(str, response.context["messages"]))

    assert warned("05ABCD7") and not warned("05ABCD8")
    with amina.at_work() as by:
        record_identifier(person=other, kind="cui", number="05ABCD9", by=by)
        protect_person(person=other, team=protecting_team, reason="violence", by=by)
    assert not warned("05ABCD9")
