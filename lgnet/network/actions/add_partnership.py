# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.partnership_checks import check_partnership
from lgnet.network.errors import PartnerAlready
from lgnet.network.models import City, Organisation, Partnership, Programme
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Part(TypedDict, total=False):
    """What else is agreed with a partner; `share` in EUR, `processor_until` ends its appointment (art. 28 GDPR)."""

    city: City | None
    starts_on: date | None
    ends_on: date | None
    cup: str
    share: Decimal | None
    processor_until: date | None
    note_it: str
    note_en: str


@transaction.atomic
def add_partnership(
    *, programme: Programme, organisation: Organisation, role: str, by: Actor, **part: Unpack[Part]
) -> Partnership:
    """An organisation takes part in a programme. Raises PartnerAlready and what `check_partnership` finds."""
    may_set_up_network(by)
    partnership = Partnership(programme=programme, organisation=organisation, role=role, **part)
    check_partnership(partnership)
    with becomes(PartnerAlready(name=organisation.name), on="one_role_once_in_a_programme"):
        partnership.save()
    audit.record("network.partnership_added", by=by, target=partnership, role=role)
    return partnership
