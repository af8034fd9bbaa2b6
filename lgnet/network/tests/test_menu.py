# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each page of the menu can be reached in a wide window and in a narrow one, and the menu takes one line."""

import re

import pytest
from django.template.loader import render_to_string

from lgnet.network.navigation import Shown

PLACE = re.compile(r'<li(?: class="([^"]*)")?><a[^>]*>.*?</svg>(\w+)', re.DOTALL)
MORE = '<li class="lg-nav-more'


def places(number: int) -> tuple[list[str], list[str]]:
    """What is seen without opening "More" or in it, in a wide and in a narrow window; the style sheet does the rest."""
    pages = [Shown(f"page{one}", f"/{one}/", "it-user", active=False) for one in range(1, number + 1)]
    drawn = render_to_string("base/navigation.html", {"navigation": pages})
    row, _, more = drawn.partition(MORE)
    first, behind = PLACE.findall(row), PLACE.findall(more)
    has_more = MORE in drawn
    assert has_more == bool(behind)
    wide = [name for _, name in first] + [name for kind, name in behind if kind != "lg-nav-narrow"]
    narrow = [name for kind, name in first if kind != "lg-nav-wide"] + [name for _, name in behind]
    assert len(first) + (has_more and not more.startswith(" lg-nav-narrow")) <= 8
    assert sum(kind != "lg-nav-wide" for kind, _ in first) + has_more <= 5
    return wide, narrow


@pytest.mark.parametrize("number", range(1, 15))
def test_each_page_stands_once_in_a_wide_and_in_a_narrow_window(number):
    all_pages = [f"page{one}" for one in range(1, number + 1)]
    assert places(number) == (all_pages, all_pages)
