# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network as its public pages tell it: organisations, cities, the three editions. Harmless when it is there."""

from django.core.management.base import BaseCommand

from lgnet.kernel.actor import system_actor
from lgnet.network.actions.load_organisations import load_organisations
from lgnet.network.actions.load_programme import load_programme
from lgnet.network.files import shipped_organisations, shipped_programmes
from lgnet.network.models import Programme
from lgnet.trust import tenancy


class Command(BaseCommand):
    help = __doc__

    def handle(self, *arguments, **options) -> None:
        by = system_actor("load_network", city_id=None)
        with tenancy.in_city(tenancy.NETWORK):
            load_organisations(shipped_organisations(), by=by)
            known = set(Programme.objects.values_list("code", flat=True))
            for record in shipped_programmes():
                if record.code not in known:  # what administrators changed since stays theirs
                    load_programme(record, by=by)
