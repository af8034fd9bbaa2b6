# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from lgnet.portal.languages import PUBLIC
from lgnet.portal.web.ask import ask
from lgnet.portal.web.desk import urls as desk
from lgnet.portal.web.legal import accessibility, conditions, legal_notes, privacy
from lgnet.portal.web.network import network, nowhere
from lgnet.portal.web.now import now
from lgnet.portal.web.opinion import opinion
from lgnet.portal.web.report import report
from lgnet.portal.web.results import file, network_file, network_results, results
from lgnet.portal.web.robots import robots, security
from lgnet.portal.web.service_page import service_page
from lgnet.portal.web.services import service, services
from lgnet.portal.web.sitemap import sitemap
from lgnet.portal.web.status import status
from lgnet.portal.web.stops import calendar as stops_calendar


class LanguageCode(StringConverter):
    regex = "|".join(PUBLIC)


class Anything(StringConverter):
    regex = ".+"


register_converter(LanguageCode, "language")
register_converter(Anything, "anything")

app_name = "portal"
CITY = "<language:language>/<slug:city>/"
urlpatterns = [
    *desk.urlpatterns,
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("<language:language>/", network, name="network"),
    path("<language:language>/risultati/", network_results, name="network_results"),
    path("<language:language>/risultati/risultati.csv", network_file, name="network_results_file"),
    path(CITY + "risultati/", results, name="results"),
    path(CITY + "risultati/risultati.csv", file, name="results_file"),
    path(CITY, service_page, name="service_page"),
    path(CITY + "servizi/", services, name="services"),
    path(CITY + "servizi/<slug:service>/", service, name="service"),
    path(CITY + "servizi/<slug:service>/segnala/", report, name="report_entry"),
    path(CITY + "adesso/", now, name="now"),
    path(CITY + "adesso/fermate.ics", stops_calendar, name="stops_calendar"),
    path(CITY + "contatto/", ask, name="ask"),
    path(CITY + "contatto/stato/", status, name="status"),
    path(CITY + "parere/", opinion, name="opinion"),
    path(CITY + "condizioni/", conditions, name="conditions"),
    path(CITY + "privacy/", privacy, name="privacy"),
    path(CITY + "note-legali/", legal_notes, name="legal_notes"),
    path(CITY + "accessibilita/", accessibility, name="accessibility"),
    path("<language:language>/<anything:rest>/", nowhere, name="nowhere"),
]
