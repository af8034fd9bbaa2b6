# SPDX-License-Identifier: AGPL-3.0-or-later
"""PDF files, and whether this machine can make them: WeasyPrint (the extra `documents`) and, below it, Pango."""

import ctypes.util
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "fontconfig": "libfontconfig1",
}
"""What WeasyPrint loads, with the name of its package in Debian and Ubuntu."""


@cache
def what_is_missing() -> str:
    """By the names under which one installs it; empty when PDF files can be made."""
    if find_spec("weasyprint") is None:
        return "WeasyPrint (pip: lgnet[documents])"
    return " ".join(missing_packages())


def missing_packages() -> list[str]:
    """Of the system, by their names in Debian. Needs nothing installed: setting up asks it, too."""
    return [package for library, package in LIBRARIES.items() if ctypes.util.find_library(library) is None]


class OnlyOurFiles(ValueError):
    """A document asked for something outside the program: nothing is ever fetched."""


def pdf_of(markup: str, *, style: str, letters: Path) -> bytes:
    """PDF/UA-1 of a page that holds its pictures itself. `letters`: the folder of our fonts, all that may be read.

    WeasyPrint is loaded at the first document.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    class OurFiles(URLFetcher):
        def fetch(self, url, headers=None):
            if not url.startswith(("data:", letters.as_uri())):
                raise OnlyOurFiles(url)
            return super().fetch(url, headers)

    files = OurFiles(allowed_protocols={"data", "file"}, fail_on_errors=True)
    fonts = FontConfiguration()
    sheet = CSS(string=style, font_config=fonts, url_fetcher=files)
    page = HTML(string=markup, url_fetcher=files)
    return page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")


def titillium(letters: Path) -> str:
    """The letters of the pages as style, where the front end has been built; else the system's are used."""
    faces = [
        f"@font-face {{ font-family: 'Titillium Web'; font-weight: {weight}; unicode-range: {spread}; "
        f"src: url({path.as_uri()}) format('woff2'); }}"
        for weight in (400, 700)
        for part, spread in (("latin", "U+0-FF, U+2000-22FF"), ("latin-ext", "U+100-2AF, U+1E00-1EFF"))
        if (path := letters / f"titillium-web-{part}-{weight}-normal.woff2").exists()
    ]
    return "\n".join(faces)
