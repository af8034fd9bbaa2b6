# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.choices import RESERVED_CODES
from lgnet.network.errors import CodeTaken, EndsBeforeItStarts, FollowsItself
from lgnet.network.models import Programme
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Edition(TypedDict, total=False):
    """What a programme says of itself; titles and fund are needed in both languages. Amount in EUR."""

    title_it: str
    title_en: str
    full_name_it: str
    full_name_en: str
    fund_it: str
    fund_en: str
    funding_channel: str
    starts_on: date | None
    ends_on: date | None
    total_amount: Decimal | None
    follows: Programme | None


@transaction.atomic
def add_programme(*, code: str, by: Actor, **edition: Unpack[Edition]) -> Programme:
    """A further edition of the network, planned. Raises CodeTaken, EndsBeforeItStarts."""
    may_set_up_network(by)
    if code in RESERVED_CODES:
        raise CodeTaken(code=code)
    programme = Programme(code=code, **edition)
    with becomes(CodeTaken(code=code), on="network_programme_code_key"):
        save(programme)
    audit.record("network.programme_added", by=by, target=programme, code=code)
    return programme


def save(programme: Programme) -> None:
    """Raises FollowsItself, EndsBeforeItStarts."""
    before = programme.follows
    while before is not None:
        if before.pk == programme.pk:
            raise FollowsItself()
        before = before.follows
    with becomes(EndsBeforeItStarts(), on="programme_ends_after_it_starts"):
        programme.save()
