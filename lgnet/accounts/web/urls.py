# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign-in by django-allauth, without the pages on which people would change the address that tells who they are, and
without its pages of other sites' accounts: the municipal gateway has its own."""

from django.http import Http404
from django.urls import include, path

from lgnet.accounts.web import gateway


def no_such_page(_request, **_named):
    raise Http404


urlpatterns = [
    path("email/", no_such_page),  # an account's address is the one that was invited
    path("confirm-email/", no_such_page),
    path("confirm-email/<str:key>/", no_such_page),
    path("gateway/", gateway.gateway, name="account_gateway"),
    path("gateway/begin/", gateway.begin, name="account_gateway_begin"),
    path("gateway/callback/", gateway.callback, name="account_gateway_callback"),
    path("gateway/connect/", gateway.connect, name="account_gateway_connect"),
    path("gateway/disconnect/", gateway.disconnect, name="account_gateway_disconnect"),
    path("gateway/signed-out/", gateway.signed_out, name="account_gateway_signed_out"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
