# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import WorksHereAlready
from lgnet.network.models import City, Membership, Partnership, TeamMember
from lgnet.network.role_policies import require_body_of, require_may_give, require_possible
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def add_member(
    *,
    user: User,
    city: City | None,
    roles: Iterable[str],
    by: Actor,
    on_behalf_of: Partnership | None = None,
    ends_on: date | None = None,
) -> Membership:
    """What somebody may do from now on in a city, or in the network when `city` is None.

    Raises WorksHereAlready, and Denied, NoRole or IncompatibleRoles for roles that can't be given.
    """
    roles = sorted({str(role) for role in roles})
    require_possible(roles)
    require_may_give(by, city=city, roles=roles, to=user)
    require_body_of(city, on_behalf_of)
    _end_what_has_run_out(user, city)
    membership = Membership(user=user, city=city, roles=roles, on_behalf_of=on_behalf_of, ends_on=ends_on)
    with becomes(WorksHereAlready(name=user.name), on="one_membership_a_city"):
        membership.save()
    audit.record("network.member_added", by=by, target=membership, user=str(user.id), roles=roles)
    return membership


def _end_what_has_run_out(user: User, city: City | None) -> None:
    """A membership that ran out ends, and with it the places in teams it gave: they don't come back with a new one."""
    over = Membership.objects.filter(user=user, city=city, ended_at=None, ends_on__lt=clock.today())
    if over.update(ended_at=clock.now()):
        TeamMember.objects.filter(user=user, team__city=city, ended_at=None).update(ended_at=clock.now())
