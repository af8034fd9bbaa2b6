# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses below a person's: what makes her more exposed."""

from django.urls import path

from lgnet.people.web import vulnerabilities

OF_A_PERSON = [
    path("vulnerabilities/new/", vulnerabilities.note, name="note_vulnerability"),
    path("vulnerabilities/restricted/", vulnerabilities.restricted, name="restricted_vulnerabilities"),
    path("vulnerabilities/<uuid:vulnerability_id>/", vulnerabilities.change, name="vulnerability"),
    path(
        "vulnerabilities/<uuid:vulnerability_id>/remove/",
        vulnerabilities.remove,
        name="remove_vulnerability",
    ),
]
