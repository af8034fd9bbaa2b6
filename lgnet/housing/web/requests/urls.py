# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.housing.web.requests import ask, limits, proposals, suggestions, waiting, wanted

app_name = "places"
ONE = "<uuid:wanted_id>/"
urlpatterns = [
    path("", waiting.waiting, name="waiting"),
    path("teams/", limits.limits, name="limits"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/<uuid:suggestion_id>/", suggestions.suggestion, name="suggestion"),
    path("ask/<uuid:case_id>/", ask.ask, name="ask"),
    path(ONE, wanted.wanted, name="request"),
    path(ONE + "correct/", ask.correct, name="correct"),
    path(ONE + "withdraw/", ask.withdraw, name="withdraw"),
    path(ONE + "move/", waiting.move, name="move"),
    path(ONE + "apart/", wanted.apart, name="apart"),
    path(ONE + "apart/<uuid:apart_id>/end/", wanted.together, name="together"),
    path(ONE + "places/", proposals.proposals, name="proposals"),
    path(ONE + "places/<uuid:flat_id>/", proposals.choose, name="choose"),
]
