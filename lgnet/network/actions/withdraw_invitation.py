# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NotInThisCity
from lgnet.network.models import Invitation
from lgnet.network.role_policies import roles_to_give
from lgnet.trust import audit


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> Invitation:
    """The link stops working at once. Whoever may give one of its roles may withdraw it."""
    if not roles_to_give(by, city=invitation.city) & set(invitation.roles):
        raise NotInThisCity()
    held = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if held.accepted_at is None and held.withdrawn_at is None:
        held.withdrawn_at = clock.now()
        held.save(update_fields=["withdrawn_at"])
        audit.record("network.invitation_withdrawn", by=by, target=held)
    return held
