# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's contacts on her page."""

from datetime import timedelta

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.outreach.panels import met, to_meet_again
from tests.cast import player


def test_her_page_shows_her_contacts(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of("Fatou")
        contact = write(by, person=fatou, place="Porta <Nuova>", needs={"food": 2})
    shown = amina.browser.get(amina.url(f"people/{fatou.pk}/")).content.decode()
    assert "Porta &lt;Nuova&gt;" in shown
    assert amina.url(f"contacts/{contact.pk}/") in shown
    assert amina.url(f"contacts/new/with/{fatou.pk}/") in shown


def test_operators_of_other_teams_see_no_health_there(bruno, sassari, write, person_of):
    with bruno.at_work() as by:
        fatou = person_of()
        write(by, person=fatou, needs={"health": 3, "food": 2})
        (moment,) = met(by, sassari, fatou, 5)
        assert len(moment.text.split(", ")) == 2
    with player("Ugo", sassari, Role.STREET_OPERATOR).at_work() as by:
        (moment,) = met(by, sassari, fatou, 5)
        assert len(moment.text.split(", ")) == 1


def test_what_was_promised_is_due_until_it_is_kept(amina, sassari, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        write(by, person=fatou, follow_up_on=clock.today() + timedelta(days=3), follow_up_note="il letto")
        write(by, person=fatou)
        (due,) = to_meet_again(by, sassari, fatou)
        assert (due.on, due.badge) == (clock.today() + timedelta(days=3), "") and "il letto" in due.note


def test_a_place_that_says_of_what_kind_it_is_says_it_once(amina, sassari, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        kind = str(write(by, person=fatou, place="Stazione").get_source_display())
        write(by, person=fatou, place=f"{kind.upper()} centro")
        told = {moment.title for moment in met(by, sassari, fatou, 5)}
    assert told == {f"{kind}: Stazione", f"{kind.upper()} centro"}
