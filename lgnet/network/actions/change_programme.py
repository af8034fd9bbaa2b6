# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.add_programme import Edition, save
from lgnet.network.choices import Precision
from lgnet.network.models import Programme
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit


@transaction.atomic
def change_programme(*, programme: Programme, by: Actor, **edition: Unpack[Edition]) -> Programme:
    """Correct an edition; its code never changes, and what is not named stays. A date that is told is told to the day.
    Raises EndsBeforeItStarts, FollowsItself.
    """
    may_set_up_network(by)
    changed = sorted(field for field, told in edition.items() if getattr(programme, field) != told)
    for field in changed:
        setattr(programme, field, edition[field])
    for end in {"starts_on", "ends_on"}.intersection(changed):
        setattr(programme, end.replace("_on", "_precision"), Precision.DAY)
    save(programme)
    audit.record("network.programme_changed", by=by, target=programme, code=programme.code, fields=changed)
    return programme
