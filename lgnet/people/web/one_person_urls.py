# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses of what says that two records are one person, or two."""

from django.urls import path

from lgnet.people.web.compare import compare
from lgnet.people.web.decision import end_decision
from lgnet.people.web.find_record import find_record
from lgnet.people.web.pairs import pairs

OF_A_PERSON = [
    path("same/", find_record, name="find_record"),
    path("same/<uuid:other_id>/", compare, name="compare"),
    path("same/decisions/<uuid:decision_id>/", end_decision, name="end_decision"),
]
OF_THE_CITY = [path("pairs/", pairs, name="pairs")]
