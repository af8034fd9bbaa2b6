# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole path, in the demonstration: from a contact in the street to the Ministry's figure, without a name."""

import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NICKNAME = "Berretto blu"
NAME = "Samuel Tekle"


def figure(visitor, city: str, column: int) -> int:
    """The value of a city in the network's table."""
    row = visitor.page.get_by_role("row").filter(has_text=city).first
    return int(re.search(r"\d+", row.get_by_role("cell").nth(column).inner_text())[0])


def figures_of_sassari(visitor) -> tuple[int, int]:
    """Contacts, and people taken in charge."""
    visitor.go("/network/figures/")
    return figure(visitor, "Sassari", 0), figure(visitor, "Sassari", 1)


def test_from_the_street_to_the_ministry(colleague):
    ministry = colleague("Dario Conti")
    before = figures_of_sassari(ministry)
    in_the_street(colleague("Bruno Sanna", width=375))
    case_manager = colleague("Amina Piras")
    take_in_charge(case_manager)
    refer(case_manager)
    until = time.monotonic() + 60
    while figures_of_sassari(ministry) != (before[0] + 1, before[1] + 1):
        assert time.monotonic() < until, "the figure did not move within a minute"
        time.sleep(1)
    assert NAME not in ministry.page.content() and NICKNAME not in ministry.page.content()
    ministry.picture("coordination-figures")
    ministry.picture("coordination-chart", of="img[src*='chart.svg']")
    ministry.pictures_side_by_side("street-new-contact", "coordination-figures", into="readme")
    close(case_manager)


def in_the_street(operator) -> None:
    """Bruno, one thumb, at night: pressing twice makes one contact."""
    operator.picture("street-contacts")
    operator.press("link", "Nuovo contatto")
    page = operator.page
    page.get_by_text("Mercato", exact=True).click()
    page.get_by_label("Nome o soprannome").fill(NICKNAME)
    page.locator("label", has_text="Cibo").first.click()
    page.locator("label", has_text="Documenti").first.click()
    operator.picture("street-new-contact")
    page.locator("label", has_text="Chiede la presa in carico").click()
    with page.expect_navigation(url="**/saved/"):
        page.get_by_role("button", name="Salva il contatto").dblclick()
    operator.judge()
    operator.picture("street-saved")
    page.get_by_role("link", name="Tutti i contatti").click()
    operator.judge()
    expect(page.get_by_role("link", name=NICKNAME)).to_have_count(1)
    operator.press("link", NICKNAME)
    operator.picture("street-contact")


def take_in_charge(manager) -> None:
    """Amina's day leads her to who waits; she searches before she creates, and opens the case."""
    page = manager.page
    manager.press("link", "Richieste")
    manager.picture("case-requests")
    request = page.get_by_role("listitem").filter(has_text=NICKNAME).first
    with page.expect_navigation():
        request.get_by_role("link", name="Prendi in carico").click()
    manager.judge()
    assert "Nessuna persona conosciuta" in manager.words()
    manager.picture("case-take-person")
    manager.press("link", "Registra una nuova persona")
    page.get_by_label("Nome", exact=True).fill(NAME.split()[0])
    page.get_by_label("Cognome").fill(NAME.split()[1])
    page.get_by_label("Anno", exact=True).fill("1998")
    page.get_by_label("Cittadinanza", exact=True).select_option("ERI")
    page.get_by_label("Lingua parlata meglio").select_option("ti")
    manager.press("button", "Salva", lands_on="**/cases/take/**")
    manager.press("button", "È questa persona: continua")
    papers(manager)
    manager.press("link", "Continua")
    assert "Ammissibile" in manager.words()
    manager.picture("case-take-open")
    manager.press("button", "Prendi in carico")
    assert "presa in carico aperta" in manager.words()
    manager.picture("case-page")


def papers(manager) -> None:
    """The notice in her language, and the permit that was seen."""
    page = manager.page
    page.get_by_label("In quale lingua").select_option("en")
    page.get_by_label("Con quale mediatore").fill("Awa Senna")
    manager.press("button", "L’informativa è stata data")
    page.get_by_label("Documento").first.select_option("1")
    page.get_by_label("Motivo del permesso").select_option("RICH_ASILO")
    page.get_by_label("Valido dal").fill("2026-01-01")
    page.get_by_label("Valido fino al").fill("2030-01-01")
    manager.picture("case-take-documents")
    manager.press("button", "Salva il documento")


def refer(manager) -> None:
    """To a service of the directory, which accepts; the outcome comes back."""
    page = manager.page
    send(manager, need="Documenti e permesso di soggiorno", request="Primo colloquio e rinnovo del permesso.")
    manager.press("link", "Accettato")
    page.get_by_label("Chi lo ha detto, al servizio").fill("la segreteria")
    manager.press("button", "Salva")
    manager.press("link", "Concluso")
    page.get_by_label("Com’è andata").fill("Appuntamento in Questura fissato.")
    page.get_by_text("Del tutto", exact=True).click()
    manager.press("button", "Salva")
    assert "Appuntamento in Questura fissato." in manager.words()
    declined(manager)
    manager.go("/city/sassari/cases/referrals/")
    manager.picture("case-referrals")


def send(manager, *, need: str, request: str) -> None:
    """From the case's page to the page of the new referral."""
    page = manager.page
    manager.press("link", "Nuovo invio")
    manager.press("button", need)
    manager.picture("case-refer")
    manager.press("link", "Scegli")
    page.get_by_label("Che cosa si chiede").fill(request)
    manager.picture("case-refer-ask")
    manager.press("button", "Fai l’invio")
    with page.expect_navigation():
        page.locator("main a[href*='/cases/referrals/0']").first.click()
    manager.judge()


def declined(manager) -> None:
    """A service that has no place: the reason, and what to do next."""
    manager.press("link", NAME)
    send(manager, need="Cibo", request="Pasti per una settimana.")
    manager.press("link", "Rifiutato")
    manager.page.get_by_label("Motivo del rifiuto").select_option("no_capacity")
    manager.page.get_by_label("Chi lo ha detto, al servizio").fill("la segreteria")
    manager.press("button", "Salva")
    assert "Nessun posto disponibile" in manager.words()
    manager.picture("case-declined")


def close(manager) -> None:
    page = manager.page
    manager.go("/city/sassari/cases/")
    manager.picture("case-list")
    manager.press("link", NAME)
    manager.press("link", "Chiudi la presa in carico")
    page.get_by_label("Motivo della chiusura").select_option("plan_completed")
    page.get_by_label("Come sta la persona alla chiusura").select_option("legally_regular")
    manager.press("button", "Chiudi la presa in carico")
    assert "Chiusa" in manager.words()


def test_a_figure_opens_on_records_without_names(colleague):
    """The project manager clicks a figure: the records behind it, masked; her targets beside it."""
    manager = colleague("Paolo Deiana")
    manager.picture("project-manager-figures", full=True)
    manager.press("link", "Persone prese in carico")
    assert "/members/" in manager.page.url
    manager.picture("project-manager-members")
    manager.go("/city/sassari/figures/targets/")
    manager.picture("project-manager-targets")


def test_another_city_s_pages_do_not_exist(colleague):
    """Carla of Torino asks for Sassari's pages: there are none."""
    carla = colleague("Carla Ferrero")
    for path in ("/city/sassari/", "/city/sassari/people/", "/city/sassari/figures/", "/network/figures/"):
        assert carla.page.goto(path).status == 404
