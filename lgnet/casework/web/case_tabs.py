# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of one case, side by side."""

from django.urls import reverse
from django.utils.translation import pgettext

from lgnet.casework.policies import may_read_cases, may_read_restricted


def tabs_of(by, city, case, shown: str) -> list[tuple[str, str, bool]]:
    """Address, name, and whether it is the page shown; only those that the reader may open."""
    pages = [
        ("case", "casework:case", pgettext("case", "Overview"), may_read_cases),
        ("diary", "casework:diary", pgettext("case", "Diary"), may_read_cases),
        ("plan", "casework:plan", pgettext("case", "Plan"), may_read_cases),
        ("assessments", "casework:assessments", pgettext("case", "Assessments"), may_read_cases),
        ("notes", "casework:restricted_notes", pgettext("case", "Restricted notes"), may_read_restricted),
    ]
    return [
        (reverse(page, args=[city.slug, case.pk]), label, name == shown)
        for name, page, label, rule in pages
        if rule.allows(by, case=case)
    ]
