# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.housing.web import (
    bed,
    house,
    houses,
    keep_house,
    nights,
    place_person,
    stay,
    stay_bed,
    stay_moves,
    tonight,
    units,
)

app_name = "housing"
STAY = "stays/<uuid:stay_id>/"
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
    path("tonight/", tonight.free_tonight, name="tonight"),
    path("tonight/beds/<uuid:bed_id>/", tonight.hold, name="hold"),
    path("nights/", nights.nights, name="nights"),
    path("people/<uuid:person_id>/bed/", place_person.place, name="place"),
    path(STAY, stay.stay, name="stay"),
    path(STAY + "leave/", stay_moves.leave, name="leave"),
    path(STAY + "cancel/", stay_moves.cancel, name="cancel"),
    path(STAY + "leaving/", stay_moves.prolong, name="prolong"),
    path(STAY + "overstay/", stay_moves.overstay, name="overstay"),
    path(STAY + "bed/", stay_bed.move_bed, name="move_bed"),
    path(STAY + "press/<slug:move>/", nights.press, name="press"),
]
