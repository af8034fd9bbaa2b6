# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lgnet.casework.choices import CaseState
from lgnet.casework.models import Task
from lgnet.housing.actions.deciding import locked
from lgnet.housing.models import RentalSupport
from lgnet.housing.queries.rental import ending_supports
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Denied
from lgnet.trust import audit

WARNED = (60, 30)
"""Days before the end; each is told once."""
STAFF_LANGUAGE = "it"
TO_SEE_TO_WITHIN = timedelta(days=7)


@transaction.atomic
def warn_of_end(*, support: RentalSupport, by: Actor) -> Task | None:
    """A task for whoever follows the person: what comes after the support? None when it has been told already."""
    if not by.system:
        raise Denied()
    locked(support.pk)
    support = ending_supports().filter(pk=support.pk).select_related("case").first()
    threshold = support and _threshold(support)
    if not threshold or support.case.state == CaseState.CLOSED:
        return None
    RentalSupport.objects.filter(pk=support.pk).update(warned_days=threshold)
    with translation.override(STAFF_LANGUAGE):
        told = {"day": date_format(support.last, "j F Y"), "number": support.number}
        what = _("Rental support %(number)s ends on %(day)s: agree on what comes after it") % told
    task = Task.objects.create(
        what=what, due_on=clock.today() + TO_SEE_TO_WITHIN, case_id=support.case_id, person_id=support.person_id,
        assignee_id=support.case.manager_id,
    )  # fmt: skip
    audit.record("casework.task_added", by=by, target=task, people=[support.person_id])
    return task


def _threshold(support: RentalSupport) -> int | None:
    """The one that holds today; None when it, or a later one, was told."""
    left = (support.last - clock.today()).days
    passed = [days for days in WARNED if left <= days]
    known = support.warned_days or max(WARNED) + 1
    return min(passed) if passed and min(passed) < known else None
