# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public door does by the clock."""

from procrastinate.contrib.django import app

from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.portal.forgetting import forget_written
from lgnet.trust import tenancy


@app.periodic(cron="20 3 * * *")
@app.task(name="portal.forget", queueing_lock="portal.forget")
def forget(timestamp: int) -> None:
    """What readers wrote is not kept longer than it is needed."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id):
            forget_written(by=system_actor("portal.forget", city_id=city_id))
