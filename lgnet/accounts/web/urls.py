# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign-in by django-allauth, without the pages on which people would change the address that tells who they are."""

from django.http import Http404
from django.urls import include, path


def no_such_page(_request, **_named):
    raise Http404


urlpatterns = [
    path("email/", no_such_page),  # an account's address is the one that was invited
    path("confirm-email/", no_such_page),
    path("confirm-email/<str:key>/", no_such_page),
    path("", include("allauth.urls")),
]
