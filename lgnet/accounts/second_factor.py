# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff sign in with a second step (ASVS 5.0 6.3.3). Outside the demonstration there is no way round setting it up."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

STILL_OPEN = ("/accounts/", "/language/", "/static/", "/healthz")


class SecondFactorRequired:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.user.is_authenticated
            and not request.path.startswith(STILL_OPEN)
            and not is_mfa_enabled(request.user)
        ):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)
