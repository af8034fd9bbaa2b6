# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.monitoring.web.chart import chart
from lgnet.monitoring.web.city_figures import city_figures
from lgnet.monitoring.web.closing import closing
from lgnet.monitoring.web.corrections import corrections
from lgnet.monitoring.web.definitions import city_definitions, network_definitions
from lgnet.monitoring.web.incomplete import incomplete
from lgnet.monitoring.web.members import members
from lgnet.monitoring.web.network_figures import network_figures_page
from lgnet.monitoring.web.report_file import city_report_file, network_report_file
from lgnet.monitoring.web.reports import city_reports, network_reports
from lgnet.monitoring.web.targets import targets
from lgnet.monitoring.web.unproven import unproven

app_name = "monitoring"
urlpatterns = [
    path("network/figures/", network_figures_page, name="network_figures"),
    path("network/figures/chart.svg", chart, name="chart"),
    path("network/figures/definitions/", network_definitions, name="network_definitions"),
    path("network/figures/reports/", network_reports, name="network_reports"),
    path("network/figures/reports/<uuid:report_id>/file/", network_report_file, name="network_report_file"),
    path("city/<slug:city>/figures/reports/", city_reports, name="city_reports"),
    path(
        "city/<slug:city>/figures/reports/<uuid:report_id>/file/", city_report_file, name="city_report_file"
    ),
    path("city/<slug:city>/figures/", city_figures, name="city_figures"),
    path("city/<slug:city>/figures/closing/", closing, name="closing"),
    path("city/<slug:city>/figures/corrections/", corrections, name="corrections"),
    path("city/<slug:city>/figures/incomplete/", incomplete, name="incomplete"),
    path("city/<slug:city>/figures/unproven/", unproven, name="unproven"),
    path("city/<slug:city>/figures/targets/", targets, name="targets"),
    path("city/<slug:city>/figures/definitions/", city_definitions, name="city_definitions"),
    path("city/<slug:city>/figures/<slug:indicator>/members/", members, name="members"),
]
