# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration's two cities, their colleagues and 300 invented people. Harmless when they are there already."""

import sys
from datetime import date, datetime, time
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lgnet.accounts.models import User
from lgnet.demo.staff import furnish, hire
from lgnet.demo.targets import promise
from lgnet.demo.telling import FIRST_DAY, plan, tell_side_by_side
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.kernel.clock import ROME
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.network.actions.load_directory import load_directory
from lgnet.network.files import shipped_directory
from lgnet.network.models import City
from lgnet.portal.demo import publish_all
from lgnet.trust import tenancy

CITIES = ("sassari", "torino")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--people", type=int, default=300, help="how many invented people (default 300)")
        parser.add_argument("--seed", type=int, default=3, help="another number tells another story")
        parser.add_argument("--until", type=date.fromisoformat, help="the story's last day (default: today)")

    def handle(self, *, people: int, seed: int, until: date | None, **options) -> None:
        if User.objects.filter(is_demo=False).exists():
            raise CommandError("Real accounts work in this database: the demonstration does not go into it.")
        if User.objects.filter(is_demo=True).exists():
            self.stdout.write("The demonstration's people are there.")
            return
        last_moment = datetime.combine(until, time(23, 59), ROME) if until else clock.now()
        began = monotonic()
        towns = self._staffed(last_moment)
        stories = [plan(town, people=people // len(towns), until=last_moment, seed=seed) for town in towns]
        steps = tell_side_by_side(stories, told=self._progress)
        for town in towns:
            refresh_all_cells(town.city, town.programme)
            with clock.telling(last_moment), tenancy.in_city(town.city.id), transaction.atomic():
                promise(town, day=last_moment.date())
        with clock.telling(last_moment):
            publish_all(by=system_actor("demo", city_id=None))
        self.stdout.write(f"\rTold in {steps} steps and {monotonic() - began:.0f} s.")

    def _staffed(self, last_moment: datetime) -> list[Town]:
        """Colleagues, teams and services of both cities."""
        with clock.telling(datetime.combine(FIRST_DAY, time(8), ROME)):
            with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
                hire()
            return [self._furnished(City.objects.get(slug=slug), last_moment) for slug in CITIES]

    def _furnished(self, city: City, last_moment: datetime) -> Town:
        with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            by = system_actor("demo", city_id=city.id)
            with clock.telling(last_moment):
                load_directory(shipped_directory(), by=by, on=last_moment.date())
            return furnish(city)

    def _progress(self, done: int, total: int) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r{done} of {total} steps of the story", ending="")
            self.stdout.flush()
