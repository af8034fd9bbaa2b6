# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.casework.actions.replacing import replaced
from lgnet.casework.codes import INTERVENTIONS
from lgnet.casework.errors import InTheFuture, NotACode, TooLong, TooManyMinutes
from lgnet.casework.models import Case, Intervention
from lgnet.casework.policies import may_keep_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

MOST_MINUTES = 24 * 60
MOST_WORDS = 10_000


@transaction.atomic
def write_intervention(
    *,
    case: Case,
    kind: str,
    on: date,
    by: Actor,
    minutes: int | None = None,
    place: str = "",
    with_whom: str = "",
    words: str = "",
    replaces: Intervention | None = None,
) -> Intervention:
    """Write in the diary, or correct an entry: then the former one stays and is known as replaced.

    Raises InTheFuture, NotACode, TooManyMinutes, TooLong; ChangedMeanwhile when a colleague corrected the same entry.
    """
    may_keep_case(by, case=case)
    told = {
        "kind": _known(kind), "on": _past(on), "minutes": _possible(minutes), "place": _short(place, 120),
        "with_whom": _short(with_whom, 200), "words": _short(words, MOST_WORDS),
    }  # fmt: skip
    if replaces is not None:
        replaced(replaces)
    entry = Intervention.objects.create(
        case=case,
        person_id=case.person_id,
        written_at=clock.now(),
        written_by=by.user_id,
        replaces=replaces.pk if replaces else None,
        **told,
    )
    if replaces is not None:
        replaces.files.update(entry=entry)
    what = "corrected" if replaces else "written"
    audit.record(f"casework.intervention_{what}", by=by, target=entry, people=[case.person_id], kind=kind)
    return entry


def _known(kind: str) -> str:
    if kind not in INTERVENTIONS:
        raise NotACode()
    return kind


def _past(on: date) -> date:
    if on > clock.today():
        raise InTheFuture()
    return on


def _possible(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise TooManyMinutes()
    return minutes


def _short(text: str, most: int) -> str:
    text = text.strip()
    if len(text) > most:
        raise TooLong(most=most)
    return text
