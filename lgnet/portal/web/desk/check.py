# SPDX-License-Identifier: AGPL-3.0-or-later
"""The service page, as it would be published now, before the State's criteria: language by language."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.portal.dom import read
from lgnet.portal.errors import NoSuchSection
from lgnet.portal.languages import Language, languages_of
from lgnet.portal.state_model import GROUPS, faults_by_group
from lgnet.portal.web.desk.desk import Desk, both_doors
from lgnet.portal.web.desk.preview import as_published_now

QUESTIONS = dict(
    zip(GROUPS, (_("Sections complete"), _("Elements named"), _("Readable by machines")), strict=True)
)


@dataclass(frozen=True, slots=True)
class Row:
    language: Language
    answers: list[list[str]]
    """For each question what is wrong, in the validator's own names."""
    is_empty: bool = False
    """There are no words yet to look at."""


def check(request, by, desk: Desk):
    desk.page()
    rows = [_row(request, desk, language) for language in languages_of(desk.city)]
    told = {"desk": desk, "questions": list(QUESTIONS.values()), "rows": rows}
    return TemplateResponse(request, "portal/desk/check.html", told)


def _row(request, desk: Desk, language: Language) -> Row:
    try:
        shown = as_published_now(request, desk, language.code)
    except NoSuchSection:
        return Row(language, [], is_empty=True)
    found = faults_by_group(read(shown.content.decode()), language.code)
    return Row(language, [found[group] for group in QUESTIONS])


check_in_city, check_in_network = both_doors(check)
