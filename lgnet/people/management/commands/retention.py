# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand
from django.db import transaction

from lgnet.network.models import City
from lgnet.people import retention
from lgnet.people.queries.over import people_over, rows_of
from lgnet.trust.tenancy import EVERY_TEAM, in_city


class Command(BaseCommand):
    help = (
        "A dry run: how many people's time is over in each city, and what would go. Nothing is deleted here: the "
        "data-protection officer confirms on her page."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--city", action="append", metavar="SLUG", help="only this city; may be repeated")

    def handle(self, *, city=None, **options) -> None:
        days = retention.notice_days()
        for one in City.objects.filter(slug__in=city) if city else City.objects.order_by("name"):
            with in_city(one.id, teams=EVERY_TEAM, read_only=True), transaction.atomic():
                near = people_over(within_days=days)
                over = [found for found in near if found.ending.is_over]
                held = rows_of(over, language="en")
                unnamed = len(retention.unnamed_over())
            soon = len(near) - len(over)
            self.stdout.write(f"{one.name}: {len(over)} over, {soon} more within {days} days")
            self.stdout.write(f"  Contacts without a name: {unnamed}")
            for title, number in held:
                self.stdout.write(f"  {title}: {number}")
