# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.decide_request import decide
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.policies import may_decide_requests
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids


@transaction.atomic
def accept_requests(*, person: Person, by: Actor, at: datetime) -> list[TakeChargeRequest]:
    """She is taken in charge: all requests that wait for her are answered. Called by casework when a case opens."""
    may_decide_requests(by)
    waiting = TakeChargeRequest.objects.filter(person__in=record_ids(person), state=RequestState.WAITING)
    return [decide(request, RequestState.ACCEPTED, by=by, at=at) for request in waiting]
