# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a request to an open case in three pages: what each step saves, and what happens when two press at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from lgnet.casework.models import Case
from lgnet.kernel import clock
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.actions.decline_request import decline_request
from lgnet.outreach.choices import RequestState
from lgnet.people.actions.register_person import register_person

CLICKS = 24


@pytest.fixture
def asked(amina, meet):
    with amina.at_work() as by:
        contact = meet(by, hours=30, nickname="Abdou", needs={"health": 3})
        return ask_to_take_charge(contact=contact, by=by)


@pytest.fixture
def step(amina, asked):
    """The address of a step of the request."""
    return lambda name="": amina.url(f"cases/take/{asked.pk}/{name}")


@pytest.fixture
def known(amina):
    with amina.at_work() as by:
        return register_person(by=by, given_name="Abdou", family_name="Ndiaye")


def test_the_whole_way_with_somebody_new(amina, team, asked, step):
    browser = amina.browser
    first = browser.get(step())
    assert first.status_code == 200
    assert "Abdou" in first.content.decode()
    new_person = first.context["new_person"]
    assert new_person in first.content.decode().replace("&amp;", "&")
    told = {"given_name": "Abdoulaye", "family_name": "Ndiaye", "birth_year": "1998", "citizenship_1": "SEN"}
    back = browser.post(new_person, {**told, "next": step()}).url
    confirm = browser.get(back).content.decode()
    assert "Abdoulaye Ndiaye" in confirm
    saved = browser.post(step(f"is/{back.partition('person=')[2]}/"))
    assert saved.url == step("documents/")
    notice = browser.post(step("documents/"), {"form": "notice", "language": "fr", "mediator": "Awa"})
    assert notice.url == step("documents/")
    permit = {"form": "permit", "document_kind": "1", "reason": "ASILO", "seen": "on",
              "valid_to": clock.today().replace(year=clock.today().year + 2).isoformat()}  # fmt: skip
    assert browser.post(step("documents/"), permit).url == step("documents/")
    last = browser.get(step("open/")).content.decode()
    assert "Ammissibile" in last or "Eligible" in last
    assert "regole 2026-1" in last or "rules 2026-1" in last
    with amina.at_work():
        assert not Case.objects.exists()
    opened = browser.post(step("open/"), {"team": team.pk, "manager": amina.user.pk, "priority": "3"})
    with amina.at_work():
        case = Case.objects.get()
        assert opened.url == amina.url(f"cases/{case.pk}/")
        assert case.eligibility == "eligible"
        assert case.priority == 3
        assert int(case.hours_to_charge) == 30
        assert case.person.birth_precision == "year"
        assert case.person.notices.get().mediator == "Awa"
        asked.refresh_from_db()
        assert asked.state == RequestState.ACCEPTED


def test_nothing_is_lost_between_the_steps(amina, asked, step, known):
    amina.browser.post(step(f"is/{known.pk}/"))
    assert amina.browser.get(step()).url == step("documents/")
    with amina.at_work():
        asked.contact.refresh_from_db()
        assert asked.contact.person == known


def test_steps_can_not_be_jumped_over(amina, step):
    for name in ("documents/", "open/"):
        assert amina.browser.get(step(name)).url == step()


def test_somebody_known_is_found_with_the_reason_and_chosen(amina, asked, step, known):
    page = amina.browser.get(step()).content.decode()
    assert f"take/{asked.pk}/is/{known.pk}/" in page
    assert amina.browser.post(step(f"is/{known.pk}/")).url == step("documents/")
    with amina.at_work():
        asked.contact.refresh_from_db()
        assert asked.contact.person == known


def test_looking_does_not_choose(amina, asked, step, person_of):
    with amina.at_work():
        known = person_of()
    assert amina.browser.get(step(f"is/{known.pk}/")).url == step()
    with amina.at_work():
        asked.contact.refresh_from_db()
        assert asked.contact.person is None


def test_who_is_in_charge_already_gets_the_contact_and_no_second_case(amina, asked, step, opened):
    with amina.at_work() as by:
        case = opened(by)
    assert amina.browser.post(step(f"is/{case.person_id}/")).url == amina.url(f"cases/{case.pk}/")
    with amina.at_work():
        case.refresh_from_db()
        assert int(case.hours_to_charge) in (29, 30)
        asked.refresh_from_db()
        assert asked.state == RequestState.ACCEPTED


def test_asked_in_the_street_for_somebody_in_charge_the_request_does_not_wait_for_ever(amina, meet, opened):
    with amina.at_work() as by:
        case = opened(by)
        again = ask_to_take_charge(contact=meet(by, person=case.person), by=by)
    begin = amina.url(f"cases/take/{again.pk}/")
    there = amina.browser.get(begin)
    assert there.url == f"{begin}open/"
    answer = f"{begin}is/{case.person_id}/"
    assert answer in amina.browser.get(there.url).content.decode()
    assert amina.browser.post(answer).url == amina.url(f"cases/{case.pk}/")
    with amina.at_work():
        again.refresh_from_db()
        assert again.state == RequestState.ACCEPTED


def test_only_a_person_of_this_city_can_be_confirmed(amina, carla, step, person_of):
    with carla.at_work():
        theirs = person_of("Chiara")
    assert amina.browser.get(step(), {"person": str(theirs.pk)}).status_code == 404
    assert amina.browser.get(step(), {"person": "nobody"}).status_code == 404
    assert amina.browser.post(step(f"is/{theirs.pk}/")).status_code == 404


def test_what_was_searched_in_vain_is_not_typed_twice(amina, step):
    page = amina.browser.get(step(), {"q": "Zeynab Ali"})
    assert "name=Zeynab+Ali" in page.context["new_person"]
    assert "Zeynab" in amina.browser.get(page.context["new_person"]).content.decode()


def test_a_wrong_document_is_told_beside_its_form(amina, step, known):
    amina.browser.post(step(f"is/{known.pk}/"))
    wrong = {
        "form": "permit",
        "document_kind": "1",
        "reason": "ASILO",
        "valid_from": "2026-05-01",
        "valid_to": "2025-05-01",
    }
    refused = amina.browser.post(step("documents/"), wrong)
    assert refused.status_code == 422
    assert "2026-05-01" in refused.content.decode()


def test_the_answer_of_a_colleague_leads_to_the_case(amina, protector, asked, step, opened, person_of):
    with protector.at_work() as by:
        case = opened(by, request=asked)
    for name in ("", "documents/", "open/"):
        assert amina.browser.get(step(name)).url == amina.url(f"cases/{case.pk}/")


def test_a_declined_request_is_told_so(amina, asked, step):
    with amina.at_work() as by:
        decline_request(request=asked, reason="refused", by=by)
    assert amina.browser.get(step()).status_code == 409


def test_another_citys_request_is_not_there(carla, asked):
    for name in ("", "documents/", "open/"):
        assert carla.browser.get(carla.url(f"cases/take/{asked.pk}/{name}")).status_code == 404


def test_a_street_operator_takes_nobody_in_charge(bruno, asked):
    for name in ("", "documents/", "open/"):
        assert bruno.browser.get(bruno.url(f"cases/take/{asked.pk}/{name}")).status_code == 403


def test_the_board_of_requests_and_the_contact_offer_it_to_case_managers_only(amina, bruno, asked, step):
    for path in ("contacts/requests/", f"contacts/{asked.contact_id}/"):
        assert step() in amina.browser.get(amina.url(path)).content.decode()
    assert step() not in bruno.browser.get(bruno.url(f"contacts/{asked.contact_id}/")).content.decode()


def test_twenty_four_buttons_pressed_at_once_open_one_case(amina, team, asked, step, known):
    amina.browser.post(step(f"is/{known.pk}/"))
    browsers = [amina.browser for _ in range(CLICKS)]
    together = Barrier(CLICKS)

    def press(browser) -> int:
        try:
            together.wait(timeout=30)
            chosen = {"team": team.pk, "manager": amina.user.pk, "priority": "2"}
            return browser.post(step("open/"), chosen).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(CLICKS) as pool:
        answers = list(pool.map(press, browsers))
    assert set(answers) <= {302, 409}
    with amina.at_work():
        assert Case.objects.count() == 1


def test_somebody_who_comes_by_herself_is_taken_in_charge_from_her_page(amina, team, person_of):
    with amina.at_work():
        person = person_of()
    address = amina.url(f"cases/open/{person.pk}/")
    chosen = {"team": team.pk, "manager": amina.user.pk, "priority": "2"}
    assert amina.browser.post(address, chosen).status_code == 302
    again = amina.browser.post(address, chosen)
    assert again.status_code == 409
    with amina.at_work():
        case = Case.objects.get()
    assert amina.url(f"cases/{case.pk}/") in again.content.decode()
