# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Portal(AppConfig):
    name = "lgnet.portal"
    label = "portal"

    def ready(self) -> None:
        from lgnet.network.navigation import Entry, add
        from lgnet.network.signals import service_seen_to
        from lgnet.network.slots import on_landing, on_service
        from lgnet.outreach.slots import erases_of_contacts, tells_public_page
        from lgnet.people import retention
        from lgnet.portal.encrypted import ENCRYPTED
        from lgnet.portal.her_data import erase_asked, erase_asked_without_name
        from lgnet.portal.landing import public_pages
        from lgnet.portal.policies import may_keep_pages, may_release_results
        from lgnet.portal.queries import public_path
        from lgnet.portal.receivers import settle_reports
        from lgnet.portal.reports import reports_section
        from lgnet.trust import encrypted_columns

        on_landing(public_pages)
        retention.erases(erase_asked)
        erases_of_contacts(erase_asked_without_name)
        tells_public_page(public_path)
        encrypted_columns.register(*ENCRYPTED)
        service_seen_to.connect(settle_reports, dispatch_uid="portal.settle_reports")
        on_service(reports_section)
        name, icon = _("Public pages"), "it-pa"
        add(Entry(name, "portal:desk", may_keep_pages, icon, 80))
        add(Entry(name, "portal:desks", may_keep_pages, icon, 80, of_the_network=True))
        add(
            Entry(
                _("Public results"),
                "portal:releases",
                may_release_results,
                "it-chart-line",
                82,
                of_the_network=True,
            )
        )
