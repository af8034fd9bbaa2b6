# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses below a person's: what makes her more exposed, her family, how she is reached."""

from django.urls import path

from lgnet.people.web import family, reach, vulnerabilities

OF_A_PERSON = [
    path("vulnerabilities/new/", vulnerabilities.note, name="note_vulnerability"),
    path("vulnerabilities/restricted/", vulnerabilities.restricted, name="restricted_vulnerabilities"),
    path("vulnerabilities/<uuid:vulnerability_id>/", vulnerabilities.change, name="vulnerability"),
    path(
        "vulnerabilities/<uuid:vulnerability_id>/remove/",
        vulnerabilities.remove,
        name="remove_vulnerability",
    ),
    path("reach/new/", reach.add, name="new_contact_point"),
    path("reach/<uuid:point_id>/", reach.change, name="contact_point"),
    path("reach/<uuid:point_id>/remove/", reach.remove, name="remove_contact_point"),
    path("family/new/", family.add, name="new_relative"),
    path("family/household/leave/", family.leave, name="leave_household"),
    path("family/<uuid:tie_id>/", family.tie, name="tie"),
    path("family/<uuid:tie_id>/remove/", family.remove, name="remove_tie"),
]
