# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Outreach(AppConfig):
    name = "lgnet.outreach"
    label = "outreach"

    def ready(self) -> None:
        from lgnet.network import navigation
        from lgnet.network.slots import lend
        from lgnet.outreach import appointment_panels, her_data, panels, policies, receivers
        from lgnet.outreach.codes import NEEDS

        receivers.connect()
        lend("needs", NEEDS)
        panels.register()
        her_data.register()
        appointment_panels.register()
        contacts, page, icon = _("Contacts"), "outreach:contacts", "it-map-marker"
        navigation.add(navigation.Entry(contacts, page, policies.begins_with_contacts, icon, 10))
        navigation.add(navigation.Entry(contacts, page, policies.reads_contacts_besides, icon, 25))
        navigation.add(navigation.Entry(_("Queue"), "queue:desks", policies.may_keep_queue, "it-horn", 40))
        calendar = _("Appointments")
        navigation.add(
            navigation.Entry(
                calendar, "appointments:calendar", policies.may_read_appointments, "it-calendar", 42
            )
        )
        navigation.add(
            navigation.Entry(
                _("Mediation"), "outreach:mediation", policies.may_read_mediation, "it-comment", 57
            )
        )
        units = _("Mobile units")
        navigation.add(
            navigation.Entry(units, "units:units", policies.may_read_units, "it-map-marker-circle", 55)
        )
        navigation.add(
            navigation.Entry(_("Requests"), "outreach:requests", policies.may_read_requests, "it-clock", 15)
        )
