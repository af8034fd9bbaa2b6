# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from lgnet.kernel.actor import Actor, Role
from lgnet.network.actions.leaving_teams import leaving_teams
from lgnet.network.models import Membership, Partnership
from lgnet.network.role_policies import (
    require_body_of,
    require_may_give,
    require_possible,
    require_reachable,
)
from lgnet.trust import audit


@transaction.atomic
def change_membership(
    *,
    membership: Membership,
    roles: Iterable[str],
    by: Actor,
    ends_on: date | None = None,
    on_behalf_of: Partnership | None = None,
) -> Membership:
    """Give and take roles, say until when and for whom. Only the roles that differ must be the doer's to give.

    Raises also what contexts above say who need her as a case manager.
    """
    held = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("city", "user")
        .get(pk=membership.pk)
    )
    require_reachable(by, held)
    roles = sorted({str(role) for role in roles})
    require_possible(roles)
    require_may_give(by, city=held.city, roles=set(roles) ^ set(held.roles), to=held.user)
    require_body_of(held.city, on_behalf_of)
    if Role.CASE_MANAGER in set(held.roles) - set(roles):
        leaving_teams(held)
    before, held.roles, held.ends_on, held.on_behalf_of = held.roles, roles, ends_on, on_behalf_of
    held.save(update_fields=["roles", "ends_on", "on_behalf_of"])
    audit.record(
        "network.membership_changed", by=by, target=held, user=str(held.user_id), before=before, roles=roles
    )
    return held
