# SPDX-License-Identifier: AGPL-3.0-or-later
"""One case not closed for each person, under however many names she is recorded."""

from collections.abc import Iterable
from uuid import UUID

from lgnet.casework.choices import CaseState
from lgnet.casework.errors import AlreadyOpen, TwoOpenCases
from lgnet.casework.models import Case
from lgnet.people.actions.regroup import held
from lgnet.people.models import Person


def check_none_open(person: Person, *, but: UUID | None = None) -> None:
    """The database refuses a second one of the same record; this one looks at those linked with it. Nobody links or
    parts them until the transaction ends. Raises AlreadyOpen, with the case that is open in `.case`;
    `but` is the one that is being moved."""
    case = _open(record.pk for record in held(person)).exclude(pk=but).first()
    if case is not None:
        problem = AlreadyOpen()
        problem.case = case
        raise problem


def check_at_most_one_open(records: Iterable[UUID]) -> None:
    """Raises TwoOpenCases."""
    if _open(records).count() > 1:
        raise TwoOpenCases()


def _open(records: Iterable[UUID]):
    return Case.objects.filter(person__in=list(records)).exclude(state=CaseState.CLOSED)
