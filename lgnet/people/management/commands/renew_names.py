# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand

from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.people.actions.renew_names import renew_names
from lgnet.trust.tenancy import EVERY_TEAM, in_city


class Command(BaseCommand):
    help = "Find everybody by name as this version does; may be stopped and called again."

    def handle(self, **options) -> None:
        for city in City.objects.all():
            with in_city(city.id, teams=EVERY_TEAM):
                renewed = renew_names(by=system_actor("renew_names", city_id=city.id))
            if renewed:
                self.stdout.write(f"{city.name}: {renewed} people are found in a new way.")
