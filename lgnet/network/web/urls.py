# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.network.web import keep_service, service
from lgnet.network.web.directory import directory
from lgnet.network.web.home import city_home, landing, network_home
from lgnet.network.web.invitation import invitation
from lgnet.network.web.statements import accessibility, privacy

app_name = "network"
IN_DIRECTORY = "city/<slug:city>/directory/"
ONE_SERVICE = IN_DIRECTORY + "<uuid:service_id>/"
urlpatterns = [
    path("", landing, name="landing"),
    path("city/<slug:city>/", city_home, name="city_home"),
    path("network/", network_home, name="network_home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path(IN_DIRECTORY, directory, name="directory"),
    path(IN_DIRECTORY + "new/", keep_service.new_service, name="new_service"),
    path(ONE_SERVICE, service.service, name="service"),
    path(ONE_SERVICE + "correct/", keep_service.correct_service, name="correct_service"),
    path(ONE_SERVICE + "report/", service.report, name="report_service"),
    path(ONE_SERVICE + "confirm/", service.confirm, name="confirm_service"),
    path(ONE_SERVICE + "close/", service.close, name="close_service"),
    path(ONE_SERVICE + "reopen/", service.reopen, name="reopen_service"),
]
