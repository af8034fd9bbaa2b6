# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of the caseload in the words and colours they are drawn with. What all rows share is asked for once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lgnet.casework.choices import CaseState, Priority
from lgnet.casework.panels import tones
from lgnet.casework.queries.case_lines import CaseLine
from lgnet.casework.web.attention import Note, notes_on
from lgnet.kernel import clock
from lgnet.network.rows import addresses, long_days
from lgnet.network.templatetags.drawing import badges
from lgnet.people.choices import Eligibility


@dataclass(frozen=True, slots=True)
class CaseRow:
    url: str
    name: str
    since: str
    manager: str
    team: str
    badges: str
    notes: str


def case_rows(lines: Iterable[CaseLine], *, city, with_manager: bool) -> list[CaseRow]:
    url, since = addresses("casework:case", city.slug), _("In charge since %(day)s")
    day = long_days()
    return [
        CaseRow(
            url(line.pk), line.full_name, since % {"day": day(line.opened_at.astimezone(clock.ROME))},
            line.manager if with_manager else "", line.team, badges(_standing(line)), badges(notes_on(line)),
        )
        for line in lines
    ]  # fmt: skip


def _standing(line: CaseLine) -> list[Note]:
    """Nothing of a case in which everything is as usual."""
    notes = []
    if line.priority == Priority.HIGH:
        notes.append(Note(_("High priority"), "danger", "flag"))
    if line.state != CaseState.OPEN:
        notes.append(Note(str(CaseState(line.state).label), tones.OF_CASE[line.state]))
    if line.eligibility != Eligibility.ELIGIBLE:
        notes.append(Note(str(Eligibility(line.eligibility).label), "warning"))
    return notes
