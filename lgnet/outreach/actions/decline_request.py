# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.decide_request import decide
from lgnet.outreach.choices import DeclineReason, RequestState
from lgnet.outreach.errors import UnknownCode
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.policies import may_decide_requests


@transaction.atomic
def decline_request(*, request: TakeChargeRequest, reason: str, by: Actor) -> TakeChargeRequest:
    """The person is not taken in charge, for a coded reason. Met again, a new contact may ask anew."""
    may_decide_requests(by)
    if reason not in DeclineReason.values:
        raise UnknownCode(value=reason)
    return decide(request, RequestState.DECLINED, by=by, reason=reason)
