# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Role, system_actor
from lgnet.network.actions.make_invitation import make_invitation
from lgnet.trust import tenancy


def add_administrator(*, email: str, name: str) -> str:
    """For the console, where nobody has signed in yet: the path of a link that makes a network administrator, once."""
    by = system_actor("console", city_id=None)
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        return make_invitation(
            email=email, name=name, city=None, roles=[Role.NETWORK_ADMINISTRATOR], by=by
        ).path
