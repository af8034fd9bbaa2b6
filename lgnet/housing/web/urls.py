# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.housing.web import bed, house, houses, keep_house, units

app_name = "housing"
HOUSE = "houses/<uuid:house_id>/"
urlpatterns = [
    path("houses/", houses.houses, name="houses"),
    path("houses/new/", keep_house.new_house, name="new_house"),
    path(HOUSE, house.house, name="house"),
    path(HOUSE + "correct/", keep_house.correct_house, name="correct_house"),
    path(HOUSE + "close/", keep_house.close_house, name="close_house"),
    path(HOUSE + "reopen/", keep_house.reopen_house, name="reopen_house"),
    path(HOUSE + "units/new/", units.new_unit, name="new_unit"),
    path(HOUSE + "units/<uuid:flat_id>/", units.correct_unit, name="correct_unit"),
    path(HOUSE + "units/<uuid:flat_id>/beds/new/", bed.new_bed, name="new_bed"),
    path("beds/<uuid:bed_id>/", bed.correct_bed, name="correct_bed"),
]
