# SPDX-License-Identifier: AGPL-3.0-or-later
"""Without a session: calendar programs read here."""

from django.urls import path

from lgnet.outreach.web.appointments.feed import feed

app_name = "calendars"
urlpatterns = [path("<slug:city>/<str:secret>.ics", feed, name="feed")]
