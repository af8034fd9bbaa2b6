# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public results as a file: one line for each number, in a form that offices and programs read."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from lgnet.kernel.cells import neutral
from lgnet.network.models import Programme
from lgnet.portal.city_names import city_name
from lgnet.portal.results import Results
from lgnet.portal.results_words import words

MARK_OF_UTF_8 = "\ufeff"
"""Without it Italian offices' Excel reads accents wrongly; with semicolons it finds the columns."""
HEADINGS = ("programme", "period", "from", "to", "city", "indicator", "title", "number", "hidden", "released")


def results_file(programme: Programme, periods: list[Results], language: str) -> str:
    """Headings are in English for programs, words in the reader's language. No cell is taken for a formula."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([neutral(cell) for cell in row] for row in _rows(programme, periods, language))
    return MARK_OF_UTF_8 + held.getvalue()


def _rows(programme: Programme, periods: list[Results], language: str) -> Iterator[tuple[str, ...]]:
    for results in periods:
        period = results.release.period
        when = (period.code, period.starts_on.isoformat(), period.ends_on.isoformat())
        for city in results.cities:
            for one in words(language):
                number = results.of(city, one.code)
                yield (
                    programme.code, *when, city_name(city, language), one.code, one.title,
                    "" if number is None else str(number), _("hidden") if number is None else "",
                    results.release.made_at.date().isoformat(),
                )  # fmt: skip
