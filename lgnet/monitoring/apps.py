# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Monitoring(AppConfig):
    name = "lgnet.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from lgnet.monitoring import receivers
        from lgnet.monitoring.jobs import facts_have_changed
        from lgnet.network.signals import facts_changed

        facts_changed.connect(facts_have_changed, dispatch_uid="monitoring.facts_have_changed")
        receivers.connect()
        _add_to_menu()


def _add_to_menu() -> None:
    from lgnet.monitoring import policies
    from lgnet.network.navigation import Entry, add

    name, icon = _("Figures"), "it-chart-line"
    network, city = "monitoring:network_figures", "monitoring:city_figures"
    add(Entry(name, network, policies.may_read_network_figures, icon, 10, of_the_network=True))
    add(Entry(name, city, policies.may_set_targets, icon, 5))
    add(Entry(name, city, policies.reads_figures_beside_other_work, icon, 60))
