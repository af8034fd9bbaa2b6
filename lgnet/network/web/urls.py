# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.network.web.home import city_home, landing, network_home
from lgnet.network.web.statements import accessibility, privacy

app_name = "network"
urlpatterns = [
    path("", landing, name="landing"),
    path("city/<slug:city>/", city_home, name="city_home"),
    path("network/", network_home, name="network_home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
]
