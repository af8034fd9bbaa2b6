# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.casework.actions.replacing import replaced
from lgnet.casework.choices import AssessmentMoment
from lgnet.casework.errors import InTheFuture, NotACode, NothingAnswered, TooLong
from lgnet.casework.models import Assessment, Case
from lgnet.casework.policies import may_keep_case
from lgnet.casework.questionnaire import CURRENT, STEPS, domains
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

MOST_WORDS = 5_000


@transaction.atomic
def write_assessment(
    *,
    case: Case,
    moment: str,
    on: date,
    levels: dict[str, int | None],
    by: Actor,
    note: str = "",
    replaces: Assessment | None = None,
) -> Assessment:
    """How things stand on a day, by the present questionnaire; what is not known is left out.

    Raises NothingAnswered, NotACode, InTheFuture, TooLong; ChangedMeanwhile when a colleague corrected the same one.
    """
    may_keep_case(by, case=case)
    version = replaces.version if replaces else CURRENT
    known = _checked(levels, version)
    if moment not in AssessmentMoment.values:
        raise NotACode()
    if on > clock.today():
        raise InTheFuture()
    if len(note) > MOST_WORDS:
        raise TooLong(most=MOST_WORDS)
    if replaces is not None:
        replaced(replaces)
    assessment = Assessment.objects.create(
        case=case, person_id=case.person_id, version=version, moment=moment, on=on, levels=known, note=note.strip(),
        written_at=clock.now(), written_by=by.user_id, replaces=replaces.pk if replaces else None,
    )  # fmt: skip
    what = "corrected" if replaces else "written"
    audit.record(
        f"casework.assessment_{what}", by=by, target=assessment, people=[case.person_id], moment=moment
    )
    return assessment


def _checked(levels: dict[str, int | None], version: str) -> dict[str, int]:
    known = {code: level for code, level in levels.items() if level is not None}
    if not known:
        raise NothingAnswered()
    if any(code not in domains(version) or level not in STEPS for code, level in known.items()):
        raise NotACode()
    return known
