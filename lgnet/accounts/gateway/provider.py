# SPDX-License-Identifier: AGPL-3.0-or-later
"""django-allauth's OpenID Connect with the doors closed that its address leaves open."""

import secrets

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from lgnet.accounts.gateway import PROVIDER, asking


class GatewayClient(OpenIDConnectOAuth2Adapter):
    """Asks the gateway's addresses of a description that is kept, and comes back to our own page."""

    @property
    def openid_config(self) -> dict:
        return asking.description()

    def get_callback_url(self, request, app) -> str:
        return build_absolute_uri(request, reverse("account_gateway_callback"))


class MunicipalGateway(OpenIDConnectProvider):
    oauth2_adapter_class = GatewayClient

    def get_default_scope(self) -> list[str]:
        return list(settings.GATEWAY.scope)

    def get_scope_from_request(self, request) -> list[str]:
        """Never what the address of our page says."""
        return self.get_scope()

    def get_auth_params_from_request(self, request, action) -> dict:
        return self.get_auth_params()

    def get_auth_params(self) -> dict:
        told = {"acr_values": " ".join(settings.GATEWAY.acr), "ui_locales": get_language() or "it"}
        return {name: value for name, value in told.items() if value}

    def get_callback_url(self) -> str:
        return reverse("account_gateway_callback")

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        """The nonce stays in the session, with the state and the verifier of PKCE."""
        nonce = secrets.token_urlsafe(32)
        asked = {**self.get_auth_params(), "nonce": nonce}
        return super().redirect(
            request, process, next_url, data, auth_params=asked, scope=self.get_scope(), nonce=nonce
        )


def gateway_of(request) -> MunicipalGateway:
    from allauth.socialaccount.adapter import get_adapter

    return get_adapter().get_provider(request, provider=PROVIDER)
