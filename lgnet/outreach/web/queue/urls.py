# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.outreach.web.queue.board import board, call, desk, desks, number
from lgnet.outreach.web.queue.ticket import join, leave, move, ticket

app_name = "queue"
urlpatterns = [
    path("", desks, name="desks"),
    path("<uuid:site_id>/", desk, name="desk"),
    path("<uuid:site_id>/board/", board, name="board"),
    path("<uuid:site_id>/number/", number, name="number"),
    path("<uuid:site_id>/call/", call, name="call"),
    path("tickets/<uuid:ticket_id>/", ticket, name="ticket"),
    path("tickets/<uuid:ticket_id>/join/", join, name="join"),
    path("tickets/<uuid:ticket_id>/leave/", leave, name="leave"),
    path("tickets/<uuid:ticket_id>/<slug:move>/", move, name="move"),
]
