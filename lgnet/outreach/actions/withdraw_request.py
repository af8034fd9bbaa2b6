# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.decide_request import decide
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.policies import may_correct_contact


@transaction.atomic
def withdraw_request(*, request: TakeChargeRequest, by: Actor) -> TakeChargeRequest:
    """It was asked by mistake. Only by whoever may correct its contact."""
    may_correct_contact(by, contact=request.contact)
    return decide(request, RequestState.WITHDRAWN, by=by)
