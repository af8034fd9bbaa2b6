# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report as PDF/UA-1: tagged, with its language, title, bookmarks and alternative texts.

WeasyPrint (the extra `documents`) is loaded at the first document. It reads files of this package and nothing else.
"""

import base64
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import get_language

from lgnet.monitoring import charts
from lgnet.monitoring.reports import notes, words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.emblem import DRAWING
from lgnet.monitoring.reports.pdf.rows import BAR, breakdown_tables, city_rows, figure_rows, month_rows
from lgnet.monitoring.reports.pictures import cities_picture, months_picture
from lgnet.monitoring.reports.standing import corrections

STYLE = Path(__file__).with_name("report.css")
FONTS = Path(__file__).parents[3] / "static" / "built" / "fonts"
FORM = "pdf/ua-1"


class OnlyOurFiles(ValueError):
    """A document asked for something outside the package: nothing is ever fetched."""


def document(content: Content) -> bytes:
    """The report as a .pdf file, in the language that is active."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts, files = FontConfiguration(), _our_files()
    markup = render_to_string("monitoring/paper/report.html", _context(content))
    style = CSS(string=_style(), font_config=fonts, url_fetcher=files)
    page = HTML(string=markup, url_fetcher=files)
    return page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=FORM)


def _context(content: Content) -> dict:
    return {
        "content": content,
        "language": get_language(),
        "cover": notes.cover(content),
        "co_funding": words.co_funding(content.programme),
        "emblem": _picture(DRAWING.read_text(encoding="utf-8")),
        "figures": figure_rows(content),
        "breakdowns": breakdown_tables(content),
        "months": month_rows(content),
        "cities": city_rows(content),
        "months_picture": _drawn(lambda: months_picture(content.months)) if content.months else "",
        "cities_picture": _drawn(
            lambda: cities_picture(content.cities, content.programme, content.period)
        ) if content.cities and content.figures else "",
        "corrections": corrections(content),
        "reported": [(result, words.source_of(result)) for result in content.reported],
        "notes": notes,
        "method_notes": notes.on_method(content.place),
        "note_on_people": notes.on_people(content.place),
        "footer": f"{content.title}. {content.programme.code}, {content.label}",
    }  # fmt: skip


def _drawn(draw) -> str:
    """Without the extra `charts` the tables alone say it."""
    return _picture(draw()) if charts.can_draw() else ""


def _picture(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


@cache
def _style() -> str:
    """The style sheet with the letters of the pages, where the front end has been built."""
    faces = [
        f"@font-face {{ font-family: 'Titillium Web'; font-weight: {weight}; font-style: {style}; "
        f"src: url({path.as_uri()}) format('woff2'); unicode-range: {spread}; }}"
        for weight, style in ((400, "normal"), (400, "italic"), (600, "normal"), (700, "normal"))
        for part, spread in (("latin", "U+0-FF, U+2000-22FF"), ("latin-ext", "U+100-2AF, U+1E00-1EFF"))
        if (path := FONTS / f"titillium-web-{part}-{weight}-{style}.woff2").exists()
    ]
    lengths = [f".filled-{share} {{ width: {share}%; }}" for share in range(BAR + 1)]
    return "\n".join([*faces, STYLE.read_text(encoding="utf-8"), *lengths])


def _our_files():
    """What may be read while a document is made: our letters, and pictures that are in the document itself."""
    from weasyprint.urls import URLFetcher

    class OurFiles(URLFetcher):
        def fetch(self, url, headers=None):
            if not url.startswith(("data:", FONTS.as_uri())):
                raise OnlyOurFiles(url)
            return super().fetch(url, headers)

    return OurFiles(allowed_protocols={"data", "file"}, fail_on_errors=True)
