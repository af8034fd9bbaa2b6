# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file of people and contacts, from the upload to taking it back, in a real browser with a real worker."""

import pytest

from lgnet.exchange.tests.building import excel
from lgnet.people.actions.register_person import register_person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
HEADER = [
    "Cognome",
    "Nome",
    "Data di nascita",
    "Nazionalità",
    "Cellulare",
    "Data contatto",
    "Luogo",
    "Bisogni",
]
NAMES = ["Keita", "Traore", "Bah", "Touray", "Eze", "Okafor", "Sow", "Barry", "Jatta", "Sanneh"]
ROWS = [
    [
        "Diallo",
        "Aminata",
        "07/03/1998",
        "Senegal",
        "333 1234567",
        "20/11/2026",
        "Stazione",
        "documenti, cibo",
    ],
    ["Ceesay", "Fatou", "1998", "gambiana", "", "20/11/2026", "Stazione", "dormitorio"],
    ["Bondar", "Olha", "31/02/1980", "Ucraina", "", "19/11/2026", "Sportello", ""],
    *[
        [name, "Modou", f"19{80 + place}", "Mali", "", "18/11/2026", "Parco", "cibo"]
        for place, name in enumerate(NAMES)
    ],
]


@pytest.mark.parametrize("width", [375, 1280])  # the guide shows the last
def test_a_file_from_the_upload_to_taking_it_back(visit, amina, programme, tmp_path, width):
    with amina.at_work() as by:
        register_person(by=by, given_name="Fatou", family_name="Ceesay", citizenships=["GMB"])
    file = tmp_path / "persone e contatti.xlsx"
    file.write_bytes(excel([HEADER, *ROWS]))
    manager = visit(amina, width=width)
    columns_of(manager, amina, file)
    trial_of(manager)
    written(manager)
    decided(manager)
    taken_back(manager)
    exported(manager, amina)


def columns_of(manager, amina, file) -> None:
    manager.go(amina.url("exchange/"))
    manager.page.locator("input[type=file]").set_input_files(file)
    manager.press("button", "Importa il file")
    manager.page.get_by_role("link", name="Guarda le colonne").wait_for(timeout=60_000)
    manager.judge()
    manager.press("link", "Guarda le colonne")
    assert manager.page.get_by_label("Nazionalità").input_value() == "citizenships"
    manager.picture("import-columns")


def trial_of(manager) -> None:
    manager.press("button", "Prova le righe")
    manager.page.get_by_role("button", name="Scrivi le righe").wait_for(timeout=60_000)
    manager.judge()
    manager.picture("import-trial", full=True)
    manager.press("link", "Sbagliata: 1")
    assert "31/02/1980" in manager.words()
    manager.page.go_back()


def written(manager) -> None:
    with manager.page.expect_download() as download:
        manager.page.get_by_role("link", name="Scarica le righe sbagliate").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    manager.press("button", "Scrivi le righe")
    manager.page.get_by_text("Che cosa è stato scritto").wait_for(timeout=60_000)
    manager.judge()
    manager.picture("import-done")


def decided(manager) -> None:
    manager.press("link", "Decidi")
    manager.press("link", "Fatou Ceesay")
    manager.picture("import-twin", full=True)
    manager.press("button", "È questa persona")
    assert "12" in manager.words() and "Decidi" not in manager.words()


def taken_back(manager) -> None:
    manager.press("link", "Annulla tutta l’importazione…")
    manager.press("button", "Annulla tutto")
    manager.page.get_by_text("Che cosa è stato annullato").wait_for(timeout=60_000)
    manager.judge()
    manager.picture("import-undone")


def exported(manager, amina) -> None:
    manager.go(amina.url("exchange/exports/"))
    manager.press("button", "Chiedi il file")
    link = manager.page.get_by_role("link", name="Persone, Excel")
    link.wait_for(timeout=60_000)
    manager.judge()
    manager.picture("export-files")
    with manager.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.startswith("persone-")
