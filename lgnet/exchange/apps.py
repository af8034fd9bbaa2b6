# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Exchange(AppConfig):
    name = "lgnet.exchange"
    label = "exchange"

    def ready(self) -> None:
        from lgnet.exchange.encrypted import ENCRYPTED
        from lgnet.exchange.her_data import erase_rows
        from lgnet.exchange.jobs import wait_for_work
        from lgnet.exchange.policies import may_import
        from lgnet.exchange.signals import work_waits
        from lgnet.network.navigation import Entry, add
        from lgnet.people import retention
        from lgnet.trust import encrypted_columns

        encrypted_columns.register(*ENCRYPTED)
        retention.erases(erase_rows)
        work_waits.connect(wait_for_work, dispatch_uid="exchange.wait_for_work")
        add(Entry(_("Files"), "exchange:imports", may_import, "it-files", 70))
