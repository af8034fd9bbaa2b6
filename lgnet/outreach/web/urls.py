# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.outreach.web.ask import ask, withdraw
from lgnet.outreach.web.contact import contact
from lgnet.outreach.web.contacts import contacts
from lgnet.outreach.web.correct import correct
from lgnet.outreach.web.decline import decline
from lgnet.outreach.web.find_person import find_person
from lgnet.outreach.web.follow_up import followed_up
from lgnet.outreach.web.follow_ups import follow_ups
from lgnet.outreach.web.join import join, unjoin
from lgnet.outreach.web.map import contacts_map
from lgnet.outreach.web.mediation import mediation, mediation_file
from lgnet.outreach.web.new_contact import new_contact
from lgnet.outreach.web.requests import requests
from lgnet.outreach.web.saved import saved

app_name = "outreach"
urlpatterns = [
    path("", contacts, name="contacts"),
    path("map/", contacts_map, name="map"),
    path("to-meet-again/", follow_ups, name="follow_ups"),
    path("mediation/", mediation, name="mediation"),
    path("mediation/file/", mediation_file, name="mediation_file"),
    path("new/", new_contact, name="new_contact"),
    path("new/with/<uuid:person_id>/", new_contact, name="new_contact_with"),
    path("find-person/", find_person, name="find_person"),
    path("requests/", requests, name="requests"),
    path("requests/<uuid:request_id>/decline/", decline, name="decline"),
    path("<uuid:contact_id>/", contact, name="contact"),
    path("<uuid:contact_id>/saved/", saved, name="saved"),
    path("<uuid:contact_id>/ask/", ask, name="ask"),
    path("<uuid:contact_id>/withdraw/", withdraw, name="withdraw"),
    path("<uuid:contact_id>/join/", join, name="join"),
    path("<uuid:contact_id>/unjoin/", unjoin, name="unjoin"),
    path("<uuid:contact_id>/correct/", correct, name="correct"),
    path("<uuid:contact_id>/followed-up/", followed_up, name="followed_up"),
]
