# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand

from lgnet.monitoring.actions.load_definitions import load_definitions


class Command(BaseCommand):
    help = "Bring the indicators' definitions in step with lgnet/monitoring/seed/definitions.yaml."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{load_definitions()} new versions of definitions")
