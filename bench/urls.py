# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import include, path

from bench import minimal

urlpatterns = [
    path("minimal/people/", minimal.people),
    path("minimal/cases/", minimal.cases),
    path("minimal/contacts/new/", minimal.new_contact),
    path("minimal/figures/", minimal.figures),
    path("", include("lgnet.config.urls")),
]
