# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from django.utils.translation import get_language

from lgnet.casework.actions.move_case import move_case
from lgnet.casework.actions.one_case import check_none_open
from lgnet.casework.actions.telling import tell_figures
from lgnet.casework.codes import CLOSING_REASONS, may_reopen
from lgnet.casework.errors import AlreadyOpen, NotReopened
from lgnet.casework.models import Case
from lgnet.casework.policies import may_close_case
from lgnet.casework.queries import open_case_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust.refusals import becomes


def reopen_case(*, case: Case, by: Actor, note: str = "") -> Case:
    """It was closed too early. Raises NotReopened when the reason was final, AlreadyOpen when a newer case is open."""
    may_close_case(by, case=case)
    if not may_reopen(case.closing_reason):
        raise NotReopened(reason=CLOSING_REASONS.label(case.closing_reason, get_language()))
    closed_at = case.closed_at
    with transaction.atomic():
        check_none_open(case.person, but=case.pk)
        try:
            with becomes(AlreadyOpen(), on="one_open_case_per_person"):
                move_case(
                    case, "reopen", by=by, at=clock.now(), note=note.strip(),
                    closed_at=None, closed_by=None, closing_reason="", outcome="", closing_note="",
                )  # fmt: skip
        except AlreadyOpen as problem:
            case.refresh_from_db()
            problem.case = open_case_of(case.person)
            raise
        tell_figures(case.programme_id, case.opened_at, closed_at)
    return case
