# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.outreach.web.appointments.appointment import appointment, press
from lgnet.outreach.web.appointments.book import book, book_for_ticket, free
from lgnet.outreach.web.appointments.calendar import calendar
from lgnet.outreach.web.appointments.change import call_it_off, move_it
from lgnet.outreach.web.appointments.feed import feeds
from lgnet.outreach.web.appointments.reminder import remind, withdraw
from lgnet.outreach.web.appointments.sheet import sheet

app_name = "appointments"
urlpatterns = [
    path("", calendar, name="calendar"),
    path("sheet/", sheet, name="sheet"),
    path("free/", free, name="free"),
    path("calendars/", feeds, name="feeds"),
    path("new/", book, name="book"),
    path("new/person/<uuid:person_id>/", book, name="book_for_person"),
    path("new/contact/<uuid:contact_id>/", book, name="book_for_contact"),
    path("new/request/<uuid:request_id>/", book, name="book_for_request"),
    path("new/number/<uuid:ticket_id>/", book_for_ticket, name="book_for_ticket"),
    path("<uuid:appointment_id>/", appointment, name="appointment"),
    path("<uuid:appointment_id>/move/", move_it, name="move"),
    path("<uuid:appointment_id>/call-off/", call_it_off, name="call_off"),
    path("<uuid:appointment_id>/reminder/", remind, name="remind"),
    path("<uuid:appointment_id>/reminder/withdraw/", withdraw, name="withdraw_reminder"),
    path("<uuid:appointment_id>/press/<slug:move>/", press, name="press"),
]
