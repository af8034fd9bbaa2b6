# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each page that the demonstration's colleagues can reach by links, wide and on a phone: axe, width, origin, policy."""

import re
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]
COLLEAGUES = [
    "Amina Piras", "Bruno Sanna", "Paolo Deiana", "Chiara Manca", "Elena Porcu", "Silvia Usai", "Dario Conti",
    "Nora Bassi", "Marta Riva", "Livia Sechi",
]  # fmt: skip
PART_OF_ADDRESS = re.compile(r"/(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+)(?=/|$)")
PUBLIC = re.compile(r"^/(?:it|en|fr|es|ar|de)/")
"""The public pages, in so many languages, have a test of their own."""
ALIKE = [
    (r"^/city/[^/]+", "/city/*"),
    (r"/public-pages/[a-z]{2}/[^/]+/$", "/public-pages/*/*/"),  # a language's section
    (r"^/network/public-pages/[^/]+/$", "/network/public-pages/*/"),
    (r"^/network/public-pages/[^/]+/[a-z]{2}/[^/]+/$", "/network/public-pages/*/*/*/"),
    (r"^/network/public-results/[^/]+/[^/]+/$", "/network/public-results/*/*/"),
    (r"^/network/programmes/[^/]+/$", "/network/programmes/*/"),
]
NOT_A_PAGE = (".svg", ".ics", ".xlsx", ".pdf", ".yaml", ".csv", ".txt", ".xml", ".json")
MOST = 160
"""Pages a colleague looks at, at most: a list with as many kinds of pages is a fault of this test."""


def kind_of(path: str) -> str:
    """Pages that differ only in whom or what they show are of one kind."""
    for pattern, kind in ALIKE:
        path = re.sub(pattern, kind, path)
    return PART_OF_ADDRESS.sub("/*", path)


def links_of(visitor) -> list[str]:
    found = visitor.page.eval_on_selector_all(
        "a[href]", "links => links.map(link => link.href.baseVal ?? link.href)"
    )
    parts = [urlsplit(link) for link in found if link.startswith(visitor.address)]
    return [part.path for part in parts if not (part.path.endswith(NOT_A_PAGE) or PUBLIC.match(part.path))]


def is_page(visitor, path: str) -> bool:
    """Not a file to take away, which a browser saves instead of showing."""
    told = visitor.context.request.get(path)
    assert told.status < 400, f"{path}: {told.status}"
    return told.headers.get("content-type", "").startswith("text/html")


def look_at_all(colleague, name: str, *, seen: set[str]) -> None:
    wide, narrow = colleague(name), colleague(name, width=375)
    waiting = [urlsplit(wide.page.url).path, *links_of(wide)]
    looked = 0
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in seen:
            continue
        seen.add(kind_of(path))
        if not is_page(wide, path):
            continue
        looked += 1
        assert looked <= MOST, "\n".join(sorted(seen))
        wide.go(path)
        narrow.go(path)
        waiting += links_of(wide)


def test_every_page_is_clean_at_both_widths(colleague):
    seen = {"/accounts/logout/"}
    for name in COLLEAGUES:
        look_at_all(colleague, name, seen=seen)
    assert len(seen) > 50, sorted(seen)
