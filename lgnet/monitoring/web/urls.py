# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.monitoring.web.chart import chart
from lgnet.monitoring.web.city_figures import city_figures
from lgnet.monitoring.web.definitions import city_definitions, network_definitions
from lgnet.monitoring.web.members import members
from lgnet.monitoring.web.network_figures import network_figures_page
from lgnet.monitoring.web.targets import targets

app_name = "monitoring"
urlpatterns = [
    path("network/figures/", network_figures_page, name="network_figures"),
    path("network/figures/chart.svg", chart, name="chart"),
    path("network/figures/definitions/", network_definitions, name="network_definitions"),
    path("city/<slug:city>/figures/", city_figures, name="city_figures"),
    path("city/<slug:city>/figures/targets/", targets, name="targets"),
    path("city/<slug:city>/figures/definitions/", city_definitions, name="city_definitions"),
    path("city/<slug:city>/figures/<slug:indicator>/members/", members, name="members"),
]
