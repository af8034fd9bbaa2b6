# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Network(AppConfig):
    name = "lgnet.network"
    label = "network"

    def ready(self) -> None:
        from lgnet.network.navigation import Entry, add
        from lgnet.network.policies import may_read_directory

        add(Entry(_("Directory"), "network:directory", may_read_directory, "it-list", 50))
