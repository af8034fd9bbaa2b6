# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff sign in with a second step (ASVS 5.0 6.3.3). Outside the demonstration there is no way round setting it up."""

from base64 import b64decode, b64encode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from lgnet.trust import encryption, tenancy

STILL_OPEN = ("/accounts/", "/language/", "/static/", "/healthz")
THROUGH_GATEWAY = "socialaccount"
"""How django-allauth notes in the session that somebody came from elsewhere."""
OF_THE_NETWORK = {"city_id": tenancy.NETWORK, "person_id": tenancy.NETWORK, "column": "second_factor"}


class SecondFactorRequired:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.user.is_authenticated
            and not request.path.startswith(STILL_OPEN)
            and not is_mfa_enabled(request.user)
            and not gateway_is_second_factor(request, request.user)
        ):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)


class SecondStep(AuthenticateStage):
    """Asked of whoever has set one up, unless the gateway has just done as much."""

    def _should_handle(self, request) -> bool:
        return not gateway_is_second_factor(request, self.login.user) and super()._should_handle(request)


def came_through_gateway(request) -> bool:
    return any(
        record["method"] == THROUGH_GATEWAY for record in get_authentication_records(request, request.user)
    )


def gateway_is_second_factor(request, user) -> bool:
    """Whether this session began at the gateway, at a level that is as good as two steps."""
    if not (settings.GATEWAY and settings.GATEWAY.second_factor):
        return False
    records = get_authentication_records(request, user)
    return any(
        record["method"] == THROUGH_GATEWAY and record.get("acr") in settings.GATEWAY.acr
        for record in records
    )


def has_second_factor(user) -> bool:
    """Whether she has it, or the gateway does as much for her, or none is asked for here (the demonstration)."""
    gateway = getattr(settings, "GATEWAY", None)
    connected = gateway is not None and gateway.second_factor and user.socialaccount_set.exists()
    return not settings.SECOND_FACTOR_REQUIRED or is_mfa_enabled(user) or connected


class SealedSecrets(DefaultMFAAdapter):
    """Whoever reads the database or a backup of it cannot make somebody's codes."""

    def encrypt(self, text: str) -> str:
        return b64encode(encryption.encrypt(text, **OF_THE_NETWORK)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(b64decode(encrypted_text), **OF_THE_NETWORK)
