# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class People(AppConfig):
    name = "lgnet.people"
    label = "people"

    def ready(self) -> None:
        from lgnet.network import navigation
        from lgnet.network.slots import lend
        from lgnet.people import her_data, panels, receivers, slots
        from lgnet.people.codes import LANGUAGES
        from lgnet.people.encrypted import ENCRYPTED
        from lgnet.people.policies import may_read_people, may_review_urgent_accesses
        from lgnet.people.queries.family import FAMILY
        from lgnet.people.queries.urgent import waiting_accesses_count
        from lgnet.people.queries.vulnerabilities import VULNERABILITIES
        from lgnet.trust import encrypted_columns

        receivers.connect()
        slots.on_person(VULNERABILITIES)
        slots.on_person(FAMILY)
        encrypted_columns.register(*ENCRYPTED)
        panels.register()
        her_data.register()
        lend("languages", LANGUAGES)
        navigation.add(navigation.Entry(_("People"), "people:people", may_read_people, "it-user", 30))
        reviews, counts = may_review_urgent_accesses, waiting_accesses_count
        page, icon = "people:urgent_accesses", "it-warning-circle"
        navigation.add(navigation.Entry(_("Urgent accesses"), page, reviews, icon, 5, count=counts))
