# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.network.web import (
    directory_file,
    drafts,
    keep_service,
    organisations,
    partners,
    programme_file,
    programmes,
    provider,
    readings,
    service,
    sites,
    teams,
    user,
    users,
)
from lgnet.network.web.directory import directory
from lgnet.network.web.home import city_home, landing, network_home
from lgnet.network.web.invitation import invitation
from lgnet.network.web.reading_totals import reading_totals
from lgnet.network.web.statements import accessibility, privacy

app_name = "network"
IN_DIRECTORY = "city/<slug:city>/directory/"
ONE_SERVICE = IN_DIRECTORY + "<uuid:service_id>/"
IN_CITY = "city/<slug:city>/administration/"
READINGS = "city/<slug:city>/readings/"
IN_NETWORK = "network/"
USER = "users/<uuid:membership_id>/"
INVITED = "users/invited/<uuid:invitation_id>/withdraw/"
PROGRAMME = "network/programmes/<slug:code>/"
TEAM = IN_CITY + "teams/<uuid:team_id>/"
urlpatterns = [
    path("", landing, name="landing"),
    path("city/<slug:city>/", city_home, name="city_home"),
    path("drafts/", drafts.keep, name="keep_draft"),
    path("city/<slug:city>/drafts/discard/", drafts.discard, name="discard_draft"),
    path("network/", network_home, name="network_home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path(IN_DIRECTORY, directory, name="directory"),
    path(IN_DIRECTORY + "services.json", directory_file.as_json, name="directory_json"),
    path(IN_DIRECTORY + "services.csv", directory_file.as_csv, name="directory_csv"),
    path(IN_DIRECTORY + "new/", keep_service.new_service, name="new_service"),
    path(IN_DIRECTORY + "providers/<uuid:provider_id>/", provider.correct_provider, name="correct_provider"),
    path(ONE_SERVICE, service.service, name="service"),
    path(ONE_SERVICE + "correct/", keep_service.correct_service, name="correct_service"),
    path(ONE_SERVICE + "report/", service.report, name="report_service"),
    path(ONE_SERVICE + "confirm/", service.confirm, name="confirm_service"),
    path(ONE_SERVICE + "close/", service.close, name="close_service"),
    path(ONE_SERVICE + "reopen/", service.reopen, name="reopen_service"),
    path(READINGS, readings.readings, name="readings"),
    path(READINGS + "period/", reading_totals, name="reading_totals"),
    path(READINGS + "<uuid:reading_id>/", readings.review, name="review_reading"),
    path(READINGS + "<uuid:reading_id>/lift/", readings.lift, name="lift_ceiling"),
    path(IN_CITY, users.city_users, name="city_users"),
    path(IN_CITY + "users/new/", users.city_new_user, name="city_new_user"),
    path(IN_CITY + INVITED, users.city_withdraw, name="city_withdraw"),
    path(IN_CITY + USER, user.city_user, name="city_user"),
    path(IN_CITY + USER + "end/", user.city_end, name="city_end"),
    path(IN_CITY + USER + "second-step/", user.city_reset, name="city_reset"),
    path(IN_NETWORK + "users/", users.network_users, name="network_users"),
    path(IN_NETWORK + "users/new/", users.network_new_user, name="network_new_user"),
    path(IN_NETWORK + INVITED, users.network_withdraw, name="network_withdraw"),
    path(IN_NETWORK + USER, user.network_user, name="network_user"),
    path(IN_NETWORK + USER + "end/", user.network_end, name="network_end"),
    path(IN_NETWORK + USER + "second-step/", user.network_reset, name="network_reset"),
    path("network/programmes/", programmes.programmes, name="programmes"),
    path("network/programmes/new/", programmes.new_programme, name="new_programme"),
    path("network/programmes/file/", programme_file.programme_file, name="programme_file"),
    path("network/programmes/file/example/", programme_file.example, name="programme_example"),
    path(PROGRAMME, programmes.programme, name="programme"),
    path(PROGRAMME + "change/", programmes.correct_programme, name="correct_programme"),
    path(PROGRAMME + "texts/<str:kind>/", programmes.programme_texts, name="programme_texts"),
    path(PROGRAMME + "move/<str:move>/", programmes.move, name="move_programme"),
    path(PROGRAMME + "partners/new/", partners.new_partner, name="new_partner"),
    path(PROGRAMME + "partners/<uuid:partnership_id>/", partners.correct_partner, name="correct_partner"),
    path("network/organisations/", organisations.organisations, name="organisations"),
    path("network/organisations/new/", organisations.new_organisation, name="new_organisation"),
    path("network/organisations/<slug:key>/city/", organisations.new_city, name="new_city"),
    path(IN_CITY + "teams/", teams.teams, name="teams"),
    path(IN_CITY + "teams/new/", teams.new_team, name="new_team"),
    path(TEAM, teams.team, name="team"),
    path(TEAM + "change/", teams.correct_team, name="correct_team"),
    path(IN_CITY + "teams/places/<int:place_id>/end/", teams.leave_team, name="leave_team"),
    path(IN_CITY + "sites/", sites.sites, name="sites"),
    path(IN_CITY + "sites/new/", sites.new_site, name="new_site"),
    path(IN_CITY + "sites/<uuid:site_id>/", sites.correct_site, name="correct_site"),
]
