# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's page tells its story at a glance, on a phone too; and begins with how to talk to her."""

from playwright.sync_api import expect

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person


def told(amina, team):
    """Fatou, in charge, with something to do today."""
    with amina.at_work() as by:
        fatou = register_person(
            given_name="Fatou", family_name="Diallo", citizenships=["SEN"], languages=["wo", "fr"],
            interpreter_needed=True, phone="333 1234567", phone_is_safe=True, by=by,
        )  # fmt: skip
        case = open_case(person=fatou, team=team, by=by)
        add_task(case=case, what="Chiamare la Questura", due_on=clock.today(), assignee=amina.user, by=by)
        for words in ("Primo colloquio.", "Ha portato i documenti."):
            write_intervention(case=case, kind="interview", on=clock.today(), words=words, by=by)
    return fatou


def test_the_first_screen_answers_who_what_next_and_whom_to_call(visit, amina, team):
    fatou = told(amina, team)
    for width in (375, 1280):
        colleague = visit(amina, width=width)
        page = colleague.go(amina.url(f"people/{fatou.pk}/"))
        glance = page.locator(".lg-glance")
        expect(glance.get_by_role("link", name="333")).to_have_attribute("href", "tel:+393331234567")
        expect(glance.get_by_role("link", name="Chiamare la Questura")).to_be_visible()
        expect(glance.get_by_role("link", name=amina.user.email)).to_be_visible()
        assert glance.bounding_box()["y"] < 600
        if width == 1280:
            colleague.picture("person-page-1280")
        colleague.go(amina.url(f"people/{fatou.pk}/story/"))
        expect(page.get_by_text("Ha portato i documenti.")).to_be_visible()


def test_services_come_from_a_spreadsheet(visit, amina):
    colleague = visit(amina, width=375)
    page = colleague.go(amina.url("exchange/services/"))
    table = (
        "Ente;Nome;Bisogni;Telefono\nLa Soglia;Ambulatorio;Salute;+39 079 1\nLa Soglia;Mensa;luna;+39 079 2\n"
    )
    page.set_input_files("[name=file]", {"name": "s.csv", "mimeType": "text/csv", "buffer": table.encode()})
    page.get_by_role("button", name="Prova il file").click()
    expect(page.get_by_text("«luna» non è in nessuna delle liste.")).to_be_visible()
    colleague.judge()
    colleague.press("button", "Scrivi 1 servizio", lands_on="**/exchange/services/")
    colleague.go(amina.url("directory/"))
    expect(page.get_by_role("link", name="Ambulatorio")).to_be_visible()
