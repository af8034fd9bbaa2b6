# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages as somebody uses them: search before create, one page a person, numbers seen one at a time."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.people import slots
from lgnet.people.actions.give_notice import give_notice
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Identifier, NoticeGiven, Permit, Person
from lgnet.people.policies import may_read_people
from lgnet.people.tests.factories import asylum_permit, fatou, protected
from lgnet.trust.models import AuditEvent

HTMX = {"HX-Request": "true"}
NEW = {
    "given_name": "Awa",
    "family_name": "Sow",
    "birth_year": "1998",
    "citizenship_1": "SEN",
    "phone_is_safe": "",
}


def reading(player):
    """Her browser, in English."""
    User.objects.filter(pk=player.user.pk).update(language="en")
    return player.browser


def page(player, path: str, **query):
    return reading(player).get(player.url(f"people/{path}"), query)


def post(player, path: str, fields: dict, **headers):
    return reading(player).post(player.url(f"people/{path}"), fields, headers=headers)


def shows(response, *texts) -> bool:
    body = response.content.decode()
    return all(text in body for text in texts)


def events(player, action: str):
    with player.at_work():
        return list(AuditEvent.objects.filter(action=action))


@pytest.fixture
def somebody(amina) -> Person:
    with amina.at_work() as by:
        return fatou(by, languages=["wo", "fr"], interpreter_needed=True, phone_is_safe=False)


# --- search


def test_the_way_to_a_new_person_opens_only_after_a_search(amina, somebody):
    assert not shows(page(amina, ""), "new/?name=")
    found = page(amina, "", q="fatu jallow")
    assert shows(found, "Fatou Diallo", "the name sounds alike", "new/?name=fatu%20jallow")
    assert shows(
        page(amina, "", q="nobody such"), "Nobody in your city answers to", "new/?name=nobody%20such"
    )


def test_while_typing_only_the_results_come(amina, somebody):
    response = reading(amina).get(amina.url("people/"), {"q": "fat"}, headers=HTMX)
    assert shows(response, "Fatou Diallo") and b"<html" not in response.content


def test_what_was_searched_is_not_typed_again(amina):
    assert shows(page(amina, "new/", name="mariama ceesay"), 'value="Mariama"', 'value="Ceesay"')
    assert shows(page(amina, "new/", name="333 1234567"), 'value="333 1234567"')
    assert shows(page(amina, "new/", name="محمد علي"), 'value="محمد علي"')


def test_street_operators_search_and_do_not_write(bruno, somebody):
    found = page(bruno, "", q="fatou")
    assert shows(found, "Fatou Diallo") and not shows(found, "new/?name=")
    assert page(bruno, "new/").status_code == 403


def test_a_text_full_of_markup_stays_text(amina):
    response = page(amina, "", q='<script>alert(1)</script>"')
    assert not shows(response, "<script>alert") and response.status_code == 200


def test_searching_costs_the_same_queries_for_one_and_for_many(amina, somebody):
    def queries() -> int:
        browser = amina.browser
        with CaptureQueriesContext(connection) as asked:
            browser.get(amina.url("people/"), {"q": "fatou diallo"})
        return len(asked)

    one = queries()
    with amina.at_work() as by:
        for _ in range(15):
            fatou(by)
    assert queries() == one


# --- a new person


def test_a_person_is_written_with_what_is_known(amina):
    response = post(
        amina, "new/", {**NEW, "language_1": "wo", "aliases": "Mami, Awa Bah", "birth_estimated": "on"}
    )
    assert response.status_code == 302
    with amina.at_work():
        person = Person.objects.get(given_name="Awa")
        assert (person.birth_date, person.birth_precision) == (date(1998, 1, 1), "estimated")
        assert person.aliases == ["Mami", "Awa Bah"] and person.languages == ["wo"]
        assert person.citizenships == ["SEN"] and person.phone_is_safe is None
        assert response.url == amina.url(f"people/{person.pk}/")


@pytest.mark.parametrize(
    ("birth", "stored"),
    [
        ({"birth_day": "7", "birth_month": "3", "birth_year": "1998"}, (date(1998, 3, 7), "exact")),
        ({"birth_month": "3", "birth_year": "1998"}, (date(1998, 3, 1), "month")),
        ({"birth_year": "1998"}, (date(1998, 1, 1), "year")),
        ({"birth_year": ""}, (None, "")),
    ],
)
def test_a_birth_is_as_precise_as_what_was_written(amina, birth, stored):
    post(amina, "new/", {**NEW, "birth_year": "", **birth})
    with amina.at_work():
        person = Person.objects.get(given_name="Awa")
        assert (person.birth_date, person.birth_precision) == stored


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_name": "", "family_name": ""},
        {"birth_day": "31", "birth_month": "2"},
        {"birth_day": "7", "birth_month": "", "birth_year": "1998"},
        {"birth_month": "3", "birth_year": ""},
        {"birth_year": "2190"},
        {"birth_year": "98"},
        {"birth_year": "abc"},
        {"citizenship_1": "XXX"},
        {"given_name": "a" * 81},
    ],
)
def test_a_wrong_form_comes_back_with_all_that_was_typed(amina, wrong):
    fields = {**NEW, "phone": "333 765", "aliases": "", **wrong}
    response = post(amina, "new/", fields)
    assert response.status_code == 422 and shows(response, "333 765")
    with amina.at_work():
        assert not Person.objects.filter(phone__endswith="765").exists()


def test_twins_are_shown_while_typing_with_the_reason(amina, somebody):
    response = post(
        amina, "twins/", {"given_name": "Fatoo", "family_name": "Dialo", "birth_year": "1"}, **HTMX
    )
    assert shows(response, "Fatou Diallo", "the name sounds alike", "It is this person", str(somebody.pk))
    assert events(amina, "people.twins_shown")


def test_with_nobody_alike_nothing_is_shown_while_typing(amina, somebody):
    assert post(amina, "twins/", {"given_name": "Zahra"}, **HTMX).content.strip() == b""


def test_a_likely_twin_nobody_saw_stops_the_saving_once(amina, somebody):
    fields = {**NEW, "given_name": "Fatou", "family_name": "Diallo"}
    stopped = post(amina, "new/", fields)
    assert stopped.status_code == 409 and shows(stopped, "Not saved yet", "It is nobody of these: save")
    with amina.at_work():
        assert Person.objects.count() == 1
    assert post(amina, "new/", {**fields, "seen": [str(somebody.pk)]}).status_code == 302
    with amina.at_work():
        assert Person.objects.count() == 2


def test_afterwards_it_goes_on_where_a_person_was_wanted_and_nowhere_else(amina):
    wanted = amina.url("people/")
    assert "?person=" in post(amina, "new/", {**NEW, "next": wanted}).url
    away = post(amina, "new/", {**NEW, "given_name": "Binta", "next": "https://example.org/"})
    assert away.url.startswith(amina.url("people/"))


def test_a_protected_person_is_no_twin_on_the_page_outside_her_team(amina, protecting_team):
    with amina.at_work() as by:
        protected(by, protecting_team)
    assert post(amina, "new/", {**NEW, "given_name": "Fatou", "family_name": "Diallo"}).status_code == 302
    assert post(amina, "twins/", {"given_name": "Fatou", "family_name": "Diallo"}, **HTMX).status_code == 200


# --- a person


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
    def queries() -> int:
        browser = amina.browser
        with CaptureQueriesContext(connection) as asked:
            browser.get(amina.url(f"people/{somebody.pk}/"))
        return len(asked)

    with amina.at_work() as by:
        asylum_permit(somebody, by)
        record_identifier(person=somebody, kind="cui", number="05ABCD0", by=by)
        give_notice(person=somebody, language="fr", by=by)
    few = queries()
    with amina.at_work() as by:
        for number in range(1, 9):
            asylum_permit(somebody, by)
            record_identifier(person=somebody, kind="cui", number=f"05ABCD{number}", by=by)
            give_notice(person=somebody, language="it", by=by)
    assert queries() == few


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


# --- corrections and documents


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


# --- protection


def test_protecting_for_another_team_ends_on_the_search_page(amina, somebody, protecting_team):
    response = post(amina, f"{somebody.pk}/protect/", {"reason": "violence", "team": protecting_team.pk})
    assert response.url == amina.url("people/")
    assert page(amina, f"{somebody.pk}/").status_code == 404


def test_her_team_sees_the_band_and_ends_the_protection(amina, team, somebody):
    address = amina.url(f"people/{somebody.pk}/")
    assert post(amina, f"{somebody.pk}/protect/", {"reason": "violence", "team": team.pk}).url == address
    assert shows(page(amina, f"{somebody.pk}/"), "Protected person", team.name)
    assert post(amina, f"{somebody.pk}/protect/", {"reason": "violence", "team": team.pk}).status_code == 409
    assert shows(page(amina, f"{somebody.pk}/protect/end/"), "End the protection")
    assert post(amina, f"{somebody.pk}/protect/end/", {}).status_code == 302
    assert page(amina, f"{somebody.pk}/protect/end/").status_code == 409


PAGES = [
    "", "correct/", "notice/", "permits/new/", "permits/{permit}/", "permits/{permit}/number/", "identifiers/new/",
    "identifiers/{identifier}/reveal/", "identifiers/{identifier}/remove/", "protect/", "protect/end/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_of_a_protected_person_opens_outside_her_team_or_city(
    amina, carla, protecting_team, somebody, path, method
):
    with amina.at_work() as by:
        permit = asylum_permit(somebody, by, number="I1234567")
        identifier = record_identifier(person=somebody, kind="cui", number="05ABCD7", by=by)
    address = f"people/{somebody.pk}/" + path.format(permit=permit.pk, identifier=identifier.pk)
    assert getattr(carla.browser, method)(carla.url(address)).status_code in (404, 405)
    inside = getattr(amina.browser, method)(amina.url(address)).status_code
    assert inside != 404
    with amina.at_work() as by:
        protect_person(person=somebody, team=protecting_team, reason="violence", by=by)
    outside = getattr(amina.browser, method)(amina.url(address))
    assert outside.status_code in (404, 405) and b"Fatou" not in outside.content


def test_the_data_protection_officer_reads_and_changes_nothing(sassari, amina, somebody):
    from lgnet.kernel.actor import Role
    from tests.cast import player

    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    response = page(officer, f"{somebody.pk}/")
    assert shows(response, "Fatou Diallo", "Residence documents")
    assert not shows(response, "/correct/") and page(officer, f"{somebody.pk}/correct/").status_code == 403
