# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project manager has the figures made into files while she looks, takes them, and gives a program a token."""

import pytest
from playwright.sync_api import expect

from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.tests.conftest import definitions  # noqa: F401  (fixture)
from tests.cast import fresh_programme

pytestmark = pytest.mark.browser
PATIENCE = 90_000  # milliseconds: the worker may have others' jobs before it


@pytest.fixture
def counted(sassari, definitions):  # noqa: F811
    refresh_all_cells(sassari, fresh_programme())


@pytest.mark.parametrize("width", [1280, 375])
def test_figures_become_files_while_one_looks(visit, project_manager, counted, width):
    visitor = visit(project_manager, width=width)
    visitor.go(project_manager.url("figures/"))
    visitor.press("link", "Excel e PDF")
    files = visitor.page.locator("#reports a[download]")
    for number, (format, ending) in enumerate((("Excel", ".xlsx"), ("PDF", ".pdf")), start=1):
        visitor.page.locator("label", has_text=format).click()
        visitor.press("button", "Prepara la relazione")
        expect(files).to_have_count(number, timeout=PATIENCE)  # without a reload
        with visitor.page.expect_download() as download:
            files.first.click()
        assert download.value.suggested_filename.endswith(ending)
    visitor.judge()
    if width == 1280:
        visitor.picture("project-manager-reports", full=True)


def test_without_a_script_one_looks_again(chromium, address, project_manager, counted):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    cookie = next(iter(project_manager.browser.cookies.values()))
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    page = context.new_page()
    page.goto(project_manager.url("figures/reports/"))
    page.locator("label", has_text="Excel").click()
    page.get_by_role("button", name="Prepara la relazione").click()
    page.wait_for_load_state()
    for _ in range(PATIENCE // 1_000):
        again = page.get_by_role("link", name="Guarda di nuovo")
        if not again.count():
            break
        page.wait_for_timeout(1_000)
        again.click()
        page.wait_for_load_state()
    expect(page.locator("#reports a[download]")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_token_is_made_seen_once_and_revoked(visit, project_manager, definitions, width):  # noqa: F811
    visitor = visit(project_manager, width=width)
    visitor.go("/account/tokens/")
    visitor.page.get_by_label("A che cosa serve").fill("Telaio della Giunta")
    visitor.press("button", "Crea il token")
    assert "Copia ora il token" in visitor.words()
    visitor.go("/account/tokens/")
    assert "Copia ora il token" not in visitor.words()
    visitor.press("button", "Revoca")
    assert "Il token è revocato" in visitor.words()
    visitor.go("/api/v1/")
