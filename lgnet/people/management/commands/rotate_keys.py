# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand, CommandError

from lgnet.accounts.actions.renew_secrets import renew_secrets
from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.trust.renewing import renew_sealed
from lgnet.trust.tenancy import EVERY_TEAM, in_city


class Command(BaseCommand):
    help = "Encrypt identifiers and second steps under the newest key; may be stopped and called again."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--city", action="append", metavar="SLUG", help="only this city; may be repeated")

    def handle(self, *, city=None, **options) -> None:
        renewed, unreadable = renew_secrets()
        if renewed or unreadable:
            self.stdout.write(f"Second steps: {renewed} renewed, {unreadable} unreadable")
        cities = City.objects.filter(slug__in=city) if city else City.objects.all()
        for city in cities:
            with in_city(city.id, teams=EVERY_TEAM):
                done = renew_sealed(by=system_actor("rotate_keys", city_id=city.id))
            unreadable += done.unreadable
            if any(done):
                self.stdout.write(f"{city.name}: {done.renewed} renewed, {done.unreadable} unreadable")
        if unreadable:
            raise CommandError(f"{unreadable} could not be read and stay as they were. Keep the old keys.")
        self.stdout.write("Nothing is left under an old key.")
