# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Monitoring(AppConfig):
    name = "lgnet.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from lgnet.monitoring.jobs import facts_have_changed
        from lgnet.network.signals import facts_changed

        facts_changed.connect(facts_have_changed, dispatch_uid="monitoring.facts_have_changed")
