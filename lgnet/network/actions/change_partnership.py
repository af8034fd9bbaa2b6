# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.add_partnership import Part
from lgnet.network.actions.partnership_checks import check_partnership
from lgnet.network.errors import PartnerAlready
from lgnet.network.models import Partnership
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_partnership(
    *, partnership: Partnership, role: str, by: Actor, **part: Unpack[Part]
) -> Partnership:
    """Correct a partner; what is not named stays. An earlier `processor_until` shuts its operators out at once.

    Raises PartnerAlready and what `check_partnership` finds.
    """
    may_set_up_network(by)
    for field, told in {**part, "role": role}.items():
        setattr(partnership, field, told)
    check_partnership(partnership)
    with becomes(PartnerAlready(name=partnership.organisation.name), on="one_role_once_in_a_programme"):
        partnership.save()
    audit.record("network.partnership_changed", by=by, target=partnership, role=role, fields=sorted(part))
    return partnership
