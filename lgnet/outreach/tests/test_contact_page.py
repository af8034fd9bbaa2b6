# SPDX-License-Identifier: AGPL-3.0-or-later
"""A contact's page, joining it to a person, correcting it."""

from datetime import date

import pytest

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.outreach.models import Contact
from lgnet.outreach.tests.reading import page
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.eligibility import PROOF
from lgnet.trust.models import AuditEvent
from tests.cast import player

# --- one contact


def test_a_contact_shows_what_was_seen_and_done(bruno, met):
    shown = page(bruno, f"contacts/{met.pk}/")
    for word in ("Momo &lt;i&gt;", "giacca rossa", "Cibo: oggi", "Salute", "Prime cure", "tosse", "Bruno"):
        assert word in shown


def test_operators_of_other_teams_see_no_health_and_no_note(sassari, met):
    other = player("Ugo", sassari, Role.STREET_OPERATOR)
    shown = page(other, f"contacts/{met.pk}/")
    assert "Cibo" in shown
    for word in ("Salute", "Prime cure", "tosse"):
        assert word not in shown


def test_opening_a_contact_is_written_down(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        contact = write(by, person=fatou)
    page(amina, f"contacts/{contact.pk}/")
    with amina.at_work():
        event = AuditEvent.objects.get(action="outreach.contact_opened")
        assert (event.person_ids, event.target_id, event.by_id) == ([fatou.pk], contact.pk, amina.user.id)


def test_asking_and_taking_it_back(bruno, write):
    with bruno.at_work() as by:
        contact = write(by)
    address = bruno.url(f"contacts/{contact.pk}/")
    assert "Chiedi la presa in carico" in page(bruno, f"contacts/{contact.pk}/")
    assert "il tempo decorre" in bruno.browser.post(address + "ask/", follow=True).content.decode()
    assert "già stata chiesta" in bruno.browser.post(address + "ask/", follow=True).content.decode()
    assert "stata ritirata" in bruno.browser.post(address + "withdraw/", follow=True).content.decode()
    with bruno.at_work():
        assert [request.state for request in contact.requests.all()] == ["withdrawn"]


@pytest.mark.parametrize("button", ["ask", "withdraw", "unjoin", "followed-up"])
def test_buttons_are_no_pages(amina, write, button):
    with amina.at_work() as by:
        contact = write(by)
    page(amina, f"contacts/{contact.pk}/{button}/", status=405)


# --- joining


def test_joining_finds_the_person_and_can_be_undone(amina, met, person_of):
    with amina.at_work():
        fatou = person_of("Fatou", family_name="Diop")
    address = amina.url(f"contacts/{met.pk}/")
    assert "Chi era?" in page(amina, f"contacts/{met.pk}/join/?q=Fatou")
    answer = amina.browser.post(address + "join/", {"person": str(fatou.pk)}, follow=True)
    assert "collegato a Fatou Diop" in answer.content.decode()
    answer = amina.browser.post(address + "unjoin/", follow=True)
    assert "non è più collegato" in answer.content.decode()
    with amina.at_work():
        assert Contact.objects.get(pk=met.pk).person is None


def test_joining_while_typing_answers_with_a_fragment(amina, met):
    answer = amina.browser.get(
        amina.url(f"contacts/{met.pk}/join/?q=Nessuno"), headers={"HX-Request": "true", "HX-Target": "found"}
    )
    assert "<html" not in answer.content.decode()


def test_a_street_operator_has_no_page_to_join(bruno, met):
    page(bruno, f"contacts/{met.pk}/join/", status=403)
    assert "Collega a una persona" not in page(bruno, f"contacts/{met.pk}/")


# --- correcting


def test_correcting_begins_with_what_was_written(bruno, met):
    shown = page(bruno, f"contacts/{met.pk}/correct/")
    for word in (
        'value="Momo &lt;i&gt;"',
        'value="food" checked',
        'id="today-food" value="food" checked',
        "tosse",
    ):
        assert word in shown


def test_correcting_changes_only_what_was_changed(bruno, met):
    told = {
        "place": "Via Roma", "nickname": met.nickname, "sign": met.sign, "needs": ["food", "health"],
        "today": ["food"], "done": ["kit", "medical_aid"], "note": "tosse", "source": "field",
        "happened_at": met.happened_at.astimezone(clock.ROME).strftime("%Y-%m-%dT%H:%M"),
    }  # fmt: skip
    answer = bruno.browser.post(bruno.url(f"contacts/{met.pk}/correct/"), told)
    assert answer.status_code == 302
    with bruno.at_work():
        corrected = Contact.objects.get(pk=met.pk)
        assert (corrected.place, corrected.happened_at) == ("Via Roma", met.happened_at)
        assert AuditEvent.objects.get(action="outreach.contact_corrected").facts == {"fields": ["place"]}


def test_a_wrong_correction_keeps_what_was_typed(bruno, met):
    answer = bruno.browser.post(
        bruno.url(f"contacts/{met.pk}/correct/"),
        {
            "place": "Via Roma",
            "source": "field",
            "note": "nuova",
            "happened_at": "2199-01-01T10:00",
            "sign": "x",
        },
    )
    assert answer.status_code == 422
    assert "nuova" in answer.content.decode()


def test_operators_of_other_teams_correct_nothing(sassari, met):
    other = player("Ugo", sassari, Role.STREET_OPERATOR)
    page(other, f"contacts/{met.pk}/correct/", status=403)


# --- what was given without a proof


def test_a_meeting_without_a_proof_says_so_with_what_would_prove_it(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of(citizenships=["SEN"])
        contact = write(by, person=fatou)
    path = f"contacts/{contact.pk}/"
    shown = page(amina, path)
    assert "non era provato" in shown and str(PROOF["no_document"]) in shown
    assert amina.url(f"people/{fatou.pk}/#documents") in shown
    with amina.at_work() as by:
        days = {"valid_from": date(2020, 1, 1), "valid_to": date(2999, 1, 1)}
        record_permit(person=fatou, document_kind="1", reason="RICH_ASILO", by=by, **days)
    assert "non era provato" not in page(amina, path)


def test_what_nothing_would_prove_is_told_too(amina, write, person_of):
    with amina.at_work() as by:
        contact = write(by, person=person_of(citizenships=["FRA"]))
    shown = page(amina, f"contacts/{contact.pk}/")
    assert "non conta per il programma" in shown and "#documents" not in shown


def test_who_reads_no_documents_is_not_told(amina, bruno, write, person_of):
    with amina.at_work() as by:
        known = write(by, person=person_of(citizenships=["SEN"]))
        unknown = write(by)
    assert "non era provato" not in page(bruno, f"contacts/{known.pk}/")
    assert "non era provato" not in page(amina, f"contacts/{unknown.pk}/")
