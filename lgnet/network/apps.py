# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Network(AppConfig):
    name = "lgnet.network"
    label = "network"

    def ready(self) -> None:
        from lgnet.network import policies
        from lgnet.network.navigation import Entry, add
        from lgnet.network.readings import waiting_count
        from lgnet.network.slots import count_of_warnings

        add(Entry(_("Directory"), "network:directory", policies.may_read_directory, "it-list", 50))
        administers = policies.may_administer_city
        page, icon = "network:city_users", "it-settings"
        add(Entry(_("Administration"), page, administers, icon, 90, count=count_of_warnings))
        reviews = policies.may_review_readings
        add(Entry(_("Readings"), "network:readings", reviews, "it-locked", 4, count=waiting_count))
        programmes, organisations = "network:programmes", "network:organisations"
        reads, administers = policies.may_read_programmes, policies.may_administer_network
        add(Entry(_("Programmes"), programmes, reads, "it-flag", 20, of_the_network=True))
        add(Entry(_("Organisations"), organisations, reads, "it-pa", 30, of_the_network=True))
        add(Entry(_("Users"), "network:network_users", administers, "it-user", 40, of_the_network=True))
