# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of the caseload in the words and colours they are drawn with. What all rows share is asked for once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lgnet.casework.choices import CaseState, Priority
from lgnet.casework.panels import tones
from lgnet.casework.queries.case_lines import CaseLine
from lgnet.casework.web.attention import Note, notes_on
from lgnet.network.addresses import addresses
from lgnet.people.choices import Eligibility


@dataclass(frozen=True, slots=True)
class CaseRow:
    url: str
    name: str
    since: str
    manager: str
    team: str
    badges: list[Note]
    notes: list[Note]


def case_rows(lines: Iterable[CaseLine], *, city, with_manager: bool) -> list[CaseRow]:
    url, since = addresses("casework:case", city.slug), _("In charge since %(day)s")
    return [
        CaseRow(
            url(line.pk), line.full_name, since % {"day": date_format(localtime(line.opened_at), "j F Y")},
            line.manager if with_manager else "", line.team, _badges(line), notes_on(line),
        )
        for line in lines
    ]  # fmt: skip


def _badges(line: CaseLine) -> list[Note]:
    """Nothing of a case in which everything is as usual."""
    badges = []
    if line.priority == Priority.HIGH:
        badges.append(Note("danger", "flag", _("High priority")))
    if line.state != CaseState.OPEN:
        badges.append(Note(tones.OF_CASE[line.state], "", CaseState(line.state).label))
    if line.eligibility != Eligibility.ELIGIBLE:
        badges.append(Note("warning", "", Eligibility(line.eligibility).label))
    return badges
