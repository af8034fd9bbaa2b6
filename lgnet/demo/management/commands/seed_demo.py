# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration's cities, their colleagues and invented people. Harmless when they are there already."""

from datetime import date, datetime, time
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lgnet.accounts.models import User
from lgnet.demo.casework_story import work_on
from lgnet.demo.closing import close_past_quarters
from lgnet.demo.life_around import live_around
from lgnet.demo.management.progress import Teller
from lgnet.demo.papers import keep_papers
from lgnet.demo.passing_on import pass_on
from lgnet.demo.positions import place_services
from lgnet.demo.recorded_twice import recognise
from lgnet.demo.reported import report_entries
from lgnet.demo.side_by_side import Interrupted, tell_side_by_side
from lgnet.demo.sizes import SIZES, Size
from lgnet.demo.staff import hire, settle, town_of
from lgnet.demo.targets import promise
from lgnet.demo.telling import Story
from lgnet.demo.town import Town
from lgnet.demo.waiting import wait_for_places
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.kernel.clock import ROME
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.jobs import holding_recounts
from lgnet.network.actions.load_directory import load_directory
from lgnet.network.files import shipped_directory
from lgnet.network.models import City
from lgnet.portal.demo import publish_all, release_closed
from lgnet.trust import audit, tenancy
from lgnet.trust.models import AuditEvent

TOLD = "demo.story_told"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--size", choices=SIZES, default="small",
            help="small: 300 people in two cities (default); network: 1,000 in each of 22 cities, two years",
        )  # fmt: skip
        parser.add_argument("--people", type=int, help="how many in all, instead of what the size says")
        parser.add_argument("--seed", type=int, default=3, help="another number tells another story")
        parser.add_argument("--until", type=date.fromisoformat, help="the story's last day (default: today)")

    def handle(self, *, size: str, people: int | None, seed: int, until: date | None, **options) -> None:
        if self._is_there():
            self.stdout.write("The demonstration's people are there.")
            return
        size, began = SIZES[size], monotonic()
        last = datetime.combine(until, time(23, 59), ROME) if until else clock.now()
        towns = self._settled(size, last)
        each = people // len(towns) if people else size.people
        teller = Teller(self.stdout, cities=len(towns), people=each * len(towns))
        try:
            story = Story(each, size.first_day(last.date()), last, seed)
            told = tell_side_by_side(towns, story, told=teller.tell)
        except Interrupted as fault:
            raise CommandError(str(fault)) from fault
        self._end(towns, size, last)
        teller.end(f"Told in {told.steps.value} steps and {monotonic() - began:.0f} s.")

    def _is_there(self) -> bool:
        """Refuses a database of real people, and one in which a story has broken off."""
        if User.objects.filter(is_demo=False).exists():
            raise CommandError("Real accounts work in this database: the demonstration does not go into it.")
        if not User.objects.filter(is_demo=True).exists():
            return False
        with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            if not AuditEvent.objects.filter(action=TOLD).exists():
                raise CommandError(
                    "The story in this database broke off before its end, and half a story can't be told on. "
                    "Begin again with an empty database: `lgnet demo --fresh`, or make it anew."
                )
        return True

    def _settled(self, size: Size, last: datetime) -> list[Town]:
        """Colleagues, teams, services and public pages of all cities."""
        with clock.telling(datetime.combine(size.first_day(last.date()), time(8), ROME)):
            with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
                hire()
            for city in size.places():
                with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
                    self._settle(city, last)
            with clock.telling(last):
                publish_all(by=system_actor("demo", city_id=None))
            return [self._town(city) for city in size.places()]

    def _settle(self, city: City, last: datetime) -> None:
        with clock.telling(last):
            by = system_actor("demo", city_id=city.id)
            load_directory(shipped_directory(), by=by, on=last.date())
            place_services(city, by=by)
        settle(city)

    def _town(self, city: City) -> Town:
        with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            return town_of(city)

    def _end(self, towns: list[Town], size: Size, last: datetime) -> None:
        """What is counted, promised and written down when all has happened."""
        with holding_recounts():
            pass_on(towns, last=last)
            recognise(towns, last=last)
        for town in towns:
            work_on(town, last=last)
            live_around(town, last=last)
            wait_for_places(town, last=last)
            keep_papers(town, last=last)
            report_entries(town, last=last)
            refresh_all_cells(town.city, town.programme)
            with clock.telling(last), tenancy.in_city(town.city.id), transaction.atomic():
                promise(town, day=last.date(), size=size)
        close_past_quarters(towns, first=size.first_day(last.date()), last=last)
        with clock.telling(last):
            release_closed(by=system_actor("demo", city_id=None))
        with clock.telling(last), tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            audit.record(TOLD, by=system_actor("demo", city_id=None), size=size.name)
