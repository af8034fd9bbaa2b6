# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.outreach.web.units.exception import extra_stop, otherwise, withdraw_otherwise
from lgnet.outreach.web.units.overview import units
from lgnet.outreach.web.units.route import correct_route, new_route
from lgnet.outreach.web.units.sheet import sheet
from lgnet.outreach.web.units.shift import cancel, end, join, plan, restore, resume, shift, shifts, start
from lgnet.outreach.web.units.stop import correct_stop, new_stop
from lgnet.outreach.web.units.unit import correct_unit, new_unit, unit

app_name = "units"
urlpatterns = [
    path("", units, name="units"),
    path("new/", new_unit, name="new_unit"),
    path("shifts/", shifts, name="shifts"),
    path("shifts/plan/", plan, name="plan"),
    path("shifts/<uuid:shift_id>/", shift, name="shift"),
    path("shifts/<uuid:shift_id>/sheet/", sheet, name="sheet"),
    path("shifts/<uuid:shift_id>/start/", start, name="start"),
    path("shifts/<uuid:shift_id>/join/", join, name="join"),
    path("shifts/<uuid:shift_id>/end/", end, name="end"),
    path("shifts/<uuid:shift_id>/resume/", resume, name="resume"),
    path("shifts/<uuid:shift_id>/cancel/", cancel, name="cancel"),
    path("shifts/<uuid:shift_id>/restore/", restore, name="restore"),
    path("<uuid:unit_id>/", unit, name="unit"),
    path("<uuid:unit_id>/change/", correct_unit, name="correct_unit"),
    path("<uuid:unit_id>/routes/new/", new_route, name="new_route"),
    path("routes/<uuid:route_id>/change/", correct_route, name="correct_route"),
    path("routes/<uuid:route_id>/stops/new/", new_stop, name="new_stop"),
    path("routes/<uuid:route_id>/extra/", extra_stop, name="extra_stop"),
    path("stops/<uuid:stop_id>/change/", correct_stop, name="correct_stop"),
    path("stops/<uuid:stop_id>/otherwise/", otherwise, name="otherwise"),
    path("exceptions/<uuid:exception_id>/withdraw/", withdraw_otherwise, name="withdraw_otherwise"),
]
