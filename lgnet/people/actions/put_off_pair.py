# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.models import LikelyPair
from lgnet.people.policies import may_link_records
from lgnet.trust import audit

FOR = timedelta(days=14)


@transaction.atomic
def put_off_pair(*, pair: LikelyPair, by: Actor) -> LikelyPair:
    """Nobody can tell yet: ask the person when she comes. It is shown again after two weeks."""
    may_link_records(by)
    pair.later_until = clock.today() + FOR
    pair.save(update_fields=["later_until"])
    people = [pair.first_id, pair.second_id]
    audit.record("people.pair_put_off", by=by, target=pair, people=people, until=pair.later_until.isoformat())
    return pair
