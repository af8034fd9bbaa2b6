# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list and the board: what each shows, to whom, in how many queries; and who enters where."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.outreach.tests.reading import hours_ago, page
from lgnet.people.models import Protection
from lgnet.trust.models import AuditEvent


def queries_of(player, path):
    browser = player.browser
    browser.get(player.url(path))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(player.url(path)).status_code == 200
    return len(captured)


# --- the list


def test_the_list_shows_today_and_hides_what_is_sensitive(bruno, amina, met):
    for reader in (bruno, amina):
        shown = page(reader, "contacts/").split("</form>")[-1]  # below the filters, which name all needs
        assert "Momo &lt;i&gt;" in shown
        assert "Cibo" in shown
        assert "Salute" not in shown
        assert "Chiede la presa in carico" in shown


def test_an_empty_list_says_how_to_begin(bruno):
    shown = page(bruno, "contacts/")
    assert bruno.url("contacts/new/") in shown
    assert "Scrivi il primo contatto" in shown


def test_filters_choose_days_mine_and_asking(bruno, amina, write):
    with bruno.at_work() as by:
        write(by, nickname="Vecchio", happened_at=hours_ago(24 * 20))
        write(by, nickname="Urgente", asks_taking_charge=True, happened_at=hours_ago(0.01))
    with amina.at_work() as by:
        write(by, nickname="DiAmina", happened_at=hours_ago(0.01))

    def shown(query):
        return set(re.findall("Vecchio|Urgente|DiAmina", page(bruno, f"contacts/?{query}")))

    assert shown("") == {"Vecchio", "Urgente", "DiAmina"}
    assert shown("days=7") == {"Urgente", "DiAmina"}
    assert shown("days=1&mine=on") == {"Urgente"}
    assert shown("asked=on") == {"Urgente"}
    assert shown("days=wrong") == {"Vecchio", "Urgente", "DiAmina"}
    assert page(bruno, "contacts/?days=7&mine=on&asked=on&page=99")


def test_the_list_has_pages_of_fifty(bruno, write):
    with bruno.at_work() as by:
        for number in range(52):
            write(by, nickname=f"Persona {number}", happened_at=hours_ago(number + 1))
    assert page(bruno, "contacts/").count('class="lg-row"') == 50
    assert page(bruno, "contacts/?page=2").count('class="lg-row"') == 2


def test_who_is_to_be_met_again_is_on_top_until_done(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, nickname="Awa", follow_up_on=clock.today(), follow_up_note="coperta")
    assert "coperta" in page(bruno, "contacts/")
    answer = bruno.browser.post(bruno.url(f"contacts/{contact.pk}/followed-up/"), follow=True)
    assert "coperta" not in answer.content.decode()


@pytest.mark.parametrize("path", ["contacts/", "contacts/requests/"])
def test_more_rows_cost_no_more_queries(amina, write, person_of, path):
    def fill(by, number):
        for place in range(number):
            told = {"needs": {"food": 2, "health": 3}, "done": ["kit"], "happened_at": hours_ago(place + 1)}
            write(by, asks_taking_charge=True, follow_up_on=clock.today(), **told)
            write(by, person=person_of(f"Persona {place}"), asks_taking_charge=True, **told)

    with amina.at_work() as by:
        fill(by, 2)
    few = queries_of(amina, path)
    with amina.at_work() as by:
        fill(by, 8)
    assert queries_of(amina, path) == few <= 20


def test_the_list_is_written_down_with_the_people_shown(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        write(by, person=fatou)
    page(amina, "contacts/")
    with amina.at_work():
        assert AuditEvent.objects.get(action="outreach.contacts_listed").person_ids == [fatou.pk]


# --- the board


def test_the_board_shows_the_longest_waiting_first(amina, bruno, met, write):
    with bruno.at_work() as by:
        write(by, nickname="Poco", asks_taking_charge=True, happened_at=hours_ago(2))
        write(by, nickname="Molto", asks_taking_charge=True, happened_at=hours_ago(100))
    shown = page(amina, "contacts/requests/")
    order = [shown.index(word) for word in ("Molto", "Momo", "Poco")]
    assert order == sorted(order)
    levels = re.findall("lg-request-(overdue|warning|calm)", shown)
    assert levels == ["overdue", "warning", "calm"]
    assert "Salute" in shown  # who decides must know


def test_an_empty_board_says_where_requests_come_from(amina):
    assert "Nessuno attende la presa in carico" in page(amina, "contacts/requests/")


def test_declining_asks_for_the_reason_and_shows_it_to_who_asked(amina, bruno, met):
    with amina.at_work():
        request = met.requests.get()
    address = amina.url(f"contacts/requests/{request.pk}/decline/")
    assert amina.browser.post(address, {}).status_code == 422
    answer = amina.browser.post(address, {"reason": "already_followed"}, follow=True)
    assert "Già seguita da un altro servizio" in answer.content.decode()
    assert "Già seguita da un altro servizio" in page(bruno, f"contacts/{met.pk}/")
    answer = amina.browser.post(address, {"reason": "refused"}, follow=True)
    assert "già avuto risposta" in answer.content.decode()


# --- who enters


PATHS = [
    "contacts/", "contacts/new/", "contacts/find-person/", "contacts/requests/", "contacts/{contact}/",
    "contacts/{contact}/saved/", "contacts/{contact}/join/", "contacts/{contact}/correct/",
    "contacts/requests/{request}/decline/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_figures_and_other_cities_have_no_door_to_contacts(project_manager, carla, sassari, met, bruno, path):
    with bruno.at_work():
        path = path.format(contact=met.pk, request=met.requests.get().pk)
    page(project_manager, path, status=403)
    own = carla.browser.get(carla.url(path), follow=True)
    assert own.status_code == (404 if str(met.pk) in path or "decline" in path else 200)
    foreign = carla.browser.get(f"/city/{sassari.slug}/{path}")
    assert foreign.status_code == 404


@pytest.mark.parametrize("path", [path for path in PATHS if "{" in path])
def test_a_protected_persons_contact_has_no_address(
    amina, protector, protecting_team, write, person_of, path
):
    with protector.at_work() as by:
        fatou = person_of("Fatou")
        contact = write(by, person=fatou, asks_taking_charge=True, follow_up_on=clock.today())
        path = path.format(contact=contact.pk, request=contact.requests.get().pk)
        Protection.objects.create(person=fatou, team=protecting_team, reason="violence")
    page(amina, path, status=404)
    page(protector, path)
    for listing in ("contacts/", "contacts/requests/"):
        assert "Fatou" not in page(amina, listing)
        assert "Fatou" in page(protector, listing)


def test_no_address_shows_an_identifier_to_people(bruno, met):
    shown = re.sub(r'(href|action|value|id|for|hx-get)="[^"]*"', "", page(bruno, f"contacts/{met.pk}/"))
    assert str(met.pk) not in shown
