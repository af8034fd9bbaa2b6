# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that were brought are looked at one by one, in whatever city and context; what a killed worker left is gone on
with."""

from uuid import UUID

from django.apps import apps
from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.network.models import City
from lgnet.trust.files import keeping
from lgnet.trust.files.kinds import Refused
from lgnet.trust.files.looking import seen
from lgnet.trust.tenancy import EVERY_TEAM, in_city


@app.task(name=keeping.JOB)
def look_at_file(model: str, city_id: str, file_id: str) -> None:
    with in_city(UUID(city_id), teams=EVERY_TEAM):
        file = keeping.take_up(apps.get_model(model), UUID(file_id))
        if file is None:
            return
        try:
            found = seen(keeping.opened(file))
        except Refused as refused:
            keeping.put_away(file, problem=refused.code)
        else:
            keeping.keep_seen(file, found)


@app.periodic(cron="* * * * *")
@app.task(name="network.look_again", queueing_lock="network.look_again")
def look_again(timestamp: int) -> None:
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM), transaction.atomic():
            for model in keeping.kinds_of_files():
                for file in keeping.forgotten(model):
                    keeping.have_looked_at(file)
