# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from lgnet.casework.actions.move_referral import write_step
from lgnet.casework.choices import CaseState, Shared
from lgnet.casework.codes import TERMS
from lgnet.casework.errors import (
    CaseIsClosed,
    NoSuchService,
    NotACode,
    NothingAsked,
    SentAlready,
    ServiceIsClosed,
)
from lgnet.casework.models import Case, Referral
from lgnet.casework.policies import may_refer
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import ProgrammeState
from lgnet.network.models import Programme, Service
from lgnet.network.queries import current_programme
from lgnet.outreach.codes import NEEDS
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


def send_referral(
    *,
    case: Case,
    service: Service,
    need: str,
    request: str,
    by: Actor,
    shared: Iterable[str] = (Shared.NAME, Shared.LANGUAGES),
    sent_as: UUID | None = None,
) -> Referral:
    """Send a person to a service for one need. It is told what is asked and the `shared` fields, and nothing more.

    Raises SentAlready when one was sent with the same `sent_as` before.
    """
    may_refer(by, case=case)
    shared = [Shared.NAME, *(field for field in Shared if field in set(shared) - {Shared.NAME})]
    _check(case, service, need, request)
    with becomes(SentAlready(), on="referral_sent_once"), transaction.atomic():
        _hold_open(case)
        at = clock.now()
        referral = Referral.objects.create(
            case=case,
            person_id=case.person_id,
            service=service,
            programme=_programme(case, at, by),
            need=need,
            request=request.strip(),
            shared=shared,
            sent_at=at,
            answer_by=at + timedelta(days=TERMS["answer_within_days"]),
            sent_by=by.user_id,
            sent_as=sent_as,
        )
        write_step(referral, by=by, at=at)
        audit.record(
            "casework.referral_sent", by=by, target=referral, people=[case.person_id],
            service=str(service.pk), shared=[str(field) for field in shared],
        )  # fmt: skip
    return referral


def _check(case: Case, service: Service, need: str, request: str) -> None:
    if service.city_id != case.city_id:
        raise NoSuchService()
    if service.closed_on is not None:
        raise ServiceIsClosed()
    if need not in NEEDS:
        raise NotACode()
    if not request.strip():
        raise NothingAsked()


def _hold_open(case: Case) -> None:
    """Nobody closes the case until the referral is written. Raises CaseIsClosed when a colleague was faster."""
    state = Case.objects.select_for_update().values_list("state", flat=True).get(pk=case.pk)
    if state == CaseState.CLOSED:
        raise CaseIsClosed()


def _programme(case: Case, at: datetime, by: Actor) -> Programme:
    """The case's programme while it runs; a case may outlive it, then what happens counts for the present one."""
    day, programme = at.astimezone(clock.ROME).date(), case.programme
    if programme.state == ProgrammeState.ACTIVE and (programme.ends_on is None or day <= programme.ends_on):
        return programme
    return current_programme(by.city_id) or programme
