# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shift on the operator's phone: begun with one tap, ended with two; and its sheet to print."""

from datetime import timedelta

import pytest

from lgnet.kernel.actor import Role
from lgnet.network.models import Team
from lgnet.outreach.actions.move_shift import start_shift
from lgnet.outreach.models import Contact, Shift
from lgnet.outreach.tests.night import TODAY, met, night_out, rome
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from tests.cast import player


def page(who, path="contacts/") -> str:
    answer = who.browser.get(who.url(path))
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_tap_begins_and_two_end_it(tonight, bruno, monday_evening):
    before = page(bruno)
    assert "Il mio turno" in before and "Prossima fermata" in before and "Stazione" in before
    began = bruno.browser.post(bruno.url(f"units/shifts/{tonight.pk}/start/"), {"then": "contacts"})
    assert began.url == bruno.url("contacts/")
    monday_evening.move_to(rome(23, 40))
    assert "Ora è qui" in page(bruno) and "Porto" in page(bruno)
    monday_evening.move_to(rome(1, days=1))
    told = {"kilometres": "31,5", "present": [str(bruno.user.pk)], "note": ""}
    assert bruno.browser.post(bruno.url(f"units/shifts/{tonight.pk}/end/"), told).status_code == 302
    with bruno.at_work():
        assert str(Shift.objects.get(pk=tonight.pk).kilometres) == "31.5"
    assert "Turno in corso" not in page(bruno)


def test_a_new_contact_stands_at_the_stop_that_is_being_made(tonight, bruno, sassari, monday_evening):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
    monday_evening.move_to(rome(23, 40))
    form = bruno.browser.get(bruno.url("contacts/new/"), follow=True).content.decode()
    assert 'value="Porto" checked' in form
    assert 'value="Porto"' not in page_of_nobody(sassari)


def page_of_nobody(city) -> str:
    """The control: whoever is not out stands nowhere."""
    other = player("Ugo", city, Role.STREET_OPERATOR)
    return other.browser.get(other.url("contacts/new/"), follow=True).content.decode()


def test_mediation_that_was_missing_is_written_and_shown(tonight, bruno, programme):
    form = bruno.browser.get(bruno.url("contacts/new/"), follow=True)
    told = {
        "key": form.request["QUERY_STRING"].split("k=")[1], "place": "Porto", "nickname": "Sciarpa", "source": "field",
        "mediation_missing": "on", "missing_language": "bn",
    }  # fmt: skip
    assert bruno.browser.post(bruno.url("contacts/new/"), told).status_code == 302
    with bruno.at_work():
        contact = Contact.objects.get()
        assert contact.missing_language == "bn"
    assert "Mediazione mancata" in page(bruno, f"contacts/{contact.pk}/")
    correct = {**told, "mediation_missing": ""}
    bruno.browser.post(bruno.url(f"contacts/{contact.pk}/correct/"), correct)
    with bruno.at_work():
        assert Contact.objects.get().missing_language == ""


def test_one_tap_is_enough_to_say_that_a_mediator_was_missing(tonight, bruno, programme):
    form = bruno.browser.get(bruno.url("contacts/new/"), follow=True)
    told = {
        "key": form.request["QUERY_STRING"].split("k=")[1], "place": "Porto", "nickname": "Sciarpa", "source": "field",
        "mediation_missing": "on",
    }  # fmt: skip
    bruno.browser.post(bruno.url("contacts/new/"), told)
    with bruno.at_work():
        contact = Contact.objects.get()
        assert contact.missing_language == "other"
    assert (
        "checked" in page(bruno, f"contacts/{contact.pk}/correct/").split('name="mediation_missing"')[1][:60]
    )


def test_what_came_of_it_is_for_who_reads_contacts_and_who_answers_for_units(
    tonight,
    sassari,
    team,
    programme,
    monday_evening,
    project_manager,
):
    with player("Rita", sassari, Role.DESK_OPERATOR, team=team).at_work() as by:
        night_out(by, programme, tonight, monday_evening)
    path = f"units/shifts/{tonight.pk}/"
    numbers = page(project_manager, path)
    assert "Com’è andata" in numbers and "Salute" not in numbers and "Awa" not in numbers
    assert "Com’è andata" not in page(player("Ugo", sassari, Role.HOUSING_OFFICER), path)


def test_the_sheet_has_no_surname_and_no_protected_person(
    tonight,
    bruno,
    amina,
    protector,
    protecting_team,
    programme,
):
    due = {"follow_up_on": TODAY - timedelta(days=1), "nickname": "", "needs": {"health": 3}}
    with amina.at_work() as by:
        awa = register_person(by=by, given_name="Awa", family_name="Canarino")
        met(by, programme, person=awa, follow_up_note="porta la coperta", note="nota segreta", **due)
        met(by, programme, **{**due, "nickname": "Berretto verde", "place": "Sotto il ponte"})
    with protector.at_work() as by:
        hidden = register_person(by=by, given_name="Luce", family_name="Nascosta")
        met(by, programme, person=hidden, **due)
        protect_person(person=hidden, team=protecting_team, reason="violence", by=by)
    sheet = page(bruno, f"units/shifts/{tonight.pk}/sheet/")
    assert "Awa" in sheet and "porta la coperta" in sheet and "Berretto verde" in sheet
    assert not [word for word in ("Canarino", "nota segreta", "Salute", "Luce") if word in sheet]
    assert "Luce" in page(protector, f"units/shifts/{tonight.pk}/sheet/"), "the control: her team finds her"


@pytest.mark.parametrize("path", ["start/", "end/"])
def test_another_team_has_no_way_in(tonight, sassari, path):
    ugo = player("Ugo", sassari, Role.STREET_OPERATOR, team=Team.objects.create(city=sassari, name="Altra"))
    answer = ugo.browser.post(ugo.url(f"units/shifts/{tonight.pk}/{path}"), {"kilometres": "3"})
    assert answer.status_code == 403
    with ugo.at_work():
        assert Shift.objects.get(pk=tonight.pk).state == "planned"


def test_cancelled_with_a_reason_and_planned_anew_by_a_button(tonight, city_administrator):
    browser, url = city_administrator.browser, city_administrator.url
    assert browser.post(url(f"units/shifts/{tonight.pk}/cancel/"), {"reason": "vehicle"}).status_code == 302
    assert "Mezzo non disponibile" in page(city_administrator, f"units/shifts/{tonight.pk}/")
    browser.post(url(f"units/shifts/{tonight.pk}/restore/"))
    assert browser.post(url("units/shifts/plan/")).url == url("units/shifts/")
    assert "Pianificato" in page(city_administrator, "units/shifts/")
