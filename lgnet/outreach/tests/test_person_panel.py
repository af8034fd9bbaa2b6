# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's contacts on her page."""

from lgnet.kernel.actor import Role
from lgnet.outreach.panels import MOST_CONTACTS, contacts_of_person
from tests.cast import player


def test_her_page_shows_her_contacts(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of("Fatou")
        contact = write(by, person=fatou, place="Porta <Nuova>", needs={"food": 2})
    shown = amina.browser.get(amina.url(f"people/{fatou.pk}/")).content.decode()
    assert "Porta &lt;Nuova&gt;" in shown
    assert amina.url(f"contacts/{contact.pk}/") in shown
    assert amina.url(f"contacts/new/with/{fatou.pk}/") in shown


def test_many_contacts_are_cut_and_it_is_said(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        for _ in range(MOST_CONTACTS + 1):
            write(by, person=fatou)
        panel = contacts_of_person(by, fatou)
        assert (len(panel["contacts"]), panel["more"]) == (MOST_CONTACTS, True)


def test_operators_of_other_teams_see_no_health_there(bruno, sassari, write, person_of):
    with bruno.at_work() as by:
        fatou = person_of()
        write(by, person=fatou, needs={"health": 3, "food": 2})
    with player("Ugo", sassari, Role.STREET_OPERATOR).at_work() as by:
        (met,) = contacts_of_person(by, fatou)["contacts"]
        assert [need.code for need in met["needs"]] == ["food"]
