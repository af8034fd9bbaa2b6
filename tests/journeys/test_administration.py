# SPDX-License-Identifier: AGPL-3.0-or-later
"""Those who keep the network and the cities, in the demonstration."""

import pytest

from lgnet.network.files import SEED

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
EXAMPLE = (SEED / "example_programme.yaml").read_text(encoding="utf-8")


def test_a_fourth_edition_comes_from_its_file(colleague):
    administrator = colleague("Nora Bassi")
    page = administrator.page
    administrator.go("/network/programmes/LGNet3/")
    assert "Le fonti non concordano" in administrator.words()
    sources = page.get_by_role("heading", name="Che cosa dicono le fonti")
    sources.evaluate("heading => heading.scrollIntoView({behavior: 'instant'})")
    administrator.picture("network-programme")
    administrator.go("/network/programmes/file/")
    page.get_by_label("Oppure il suo testo").fill(EXAMPLE.replace("F81J27000000001", "F81J27"))
    administrator.press("button", "Leggi il file")
    assert "«F81J27» non è un CUP" in administrator.words()
    administrator.picture("network-file")
    page.get_by_label("Oppure il suo testo").fill(EXAMPLE)
    administrator.press("button", "Leggi il file")
    administrator.press("button", "Accetta il file")
    assert "Il programma è come dice il suo file." in administrator.words()


@pytest.mark.parametrize("width", [375, 1280])
def test_a_colleague_is_invited_and_a_service_checked(colleague, width):
    administrator = colleague("Chiara Manca", width=width)
    page = administrator.page
    administrator.go("/city/sassari/administration/")
    administrator.picture("city-users")
    administrator.press("link", "Invita")
    page.get_by_label("Nome e cognome").fill("Elena Prova")
    page.get_by_label("Indirizzo e-mail di lavoro").fill(f"elena.prova.{width}@example.org")
    page.locator("label", has_text="Operatore di strada").click()
    administrator.press("button", "Invia l’invito")
    assert f"elena.prova.{width}@example.org" in administrator.words()
    administrator.go("/city/sassari/directory/")
    administrator.picture("city-directory")
    page.get_by_label("Bisogno").select_option("food")
    page.wait_for_url("**need=food**")
    administrator.judge()
    page.locator(".lg-row-link").first.click()
    administrator.press("button", "Verificato oggi")
    assert "Annotato: verificato oggi." in administrator.words()
