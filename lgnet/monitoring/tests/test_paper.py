# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where something is missing for PDF files it is said, by the name under which it is installed."""

import re

import pytest

from lgnet.kernel import paper


@pytest.fixture(autouse=True)
def asked_anew():
    paper.what_is_missing.cache_clear()
    yield
    paper.what_is_missing.cache_clear()


def test_here_nothing_is_missing():
    assert paper.what_is_missing() == ""


def test_a_library_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(paper.ctypes.util, "find_library", lambda name: None if "pango" in name else name)
    assert paper.what_is_missing() == "libpango-1.0-0 libpangoft2-1.0-0"


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setattr(paper, "find_spec", lambda name: None)
    assert "lgnet[documents]" in paper.what_is_missing()


def test_the_page_says_it_and_offers_excel(project_manager, edition, monkeypatch):
    monkeypatch.setattr(paper.ctypes.util, "find_library", lambda name: None)
    page = project_manager.browser.get(project_manager.url("figures/reports/")).content.decode()
    assert "libpango-1.0-0" in page
    (chosen,) = [field for field in re.findall(r"<input[^>]*>", page) if " checked" in field]
    assert 'value="xlsx"' in chosen
