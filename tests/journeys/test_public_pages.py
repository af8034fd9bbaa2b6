# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is not signed in: the first page and what the service states about itself, in both languages, wide and narrow."""

import pytest

pytestmark = pytest.mark.browser
PAGES = ["/", "/accessibility/", "/privacy/", "/accounts/login/", "/accounts/password/reset/"]


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["it", "en"])
def test_public_pages_are_clean(visit, width, language):
    visitor = visit(width=width, language=language)
    for path in PAGES:
        visitor.go(path)
        assert visitor.page.locator("html").get_attribute("lang") == language


def test_one_click_signs_in_and_leads_to_the_day_s_work(colleague):
    assert "/city/sassari/contacts/" in colleague("Bruno Sanna", width=375).page.url
    assert "/network/figures/" in colleague("Dario Conti").page.url
