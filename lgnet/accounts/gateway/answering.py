# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way back from the gateway: from what stands in the address to whom it is about, or a Problem."""

import re

from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from requests import RequestException

from lgnet.accounts.errors import GatewayCancelled, GatewayRefused, GatewayUnreachable
from lgnet.accounts.gateway import PROVIDER, asking
from lgnet.accounts.gateway.identity import Identity, identity_of, is_complete
from lgnet.accounts.gateway.provider import gateway_of
from lgnet.accounts.gateway.tokens import verified_claims

CODE_OF_ERROR = re.compile(r"[a-z_]{1,40}")


def state_of(request) -> dict:
    """What was kept when the sign-in began in this very session; each can be used once.

    Raises GatewayAnswerNotValid.
    """
    state = statekit.unstash_state(request, provider_id=PROVIDER, state_id=request.GET.get("state", ""))
    if state is None:
        raise asking.not_valid()
    return state


def answer(request, state: dict) -> Identity:
    """Whom the gateway speaks of. Raises what `lgnet.accounts.errors` says of gateways."""
    try:
        _not_refused(request)
        token = _token(request, state)
        claims = verified_claims(token.get("id_token") or "", nonce=state.get("nonce") or "")
        return identity_of(_completed(claims, token))
    except RequestException as fault:
        raise GatewayUnreachable(gateway=settings.GATEWAY.name) from fault


def _not_refused(request) -> None:
    error = request.GET.get("error")
    if error == "access_denied":
        raise GatewayCancelled(gateway=settings.GATEWAY.name)
    if error:
        reason = error if CODE_OF_ERROR.fullmatch(error) else "error"
        raise GatewayRefused(gateway=settings.GATEWAY.name, reason=reason)
    if request.GET.get("iss", settings.GATEWAY.issuer) != settings.GATEWAY.issuer or not request.GET.get(
        "code"
    ):
        raise asking.not_valid()  # RFC 9207: another gateway's answer


def _token(request, state: dict) -> dict:
    provider = gateway_of(request)
    client = provider.get_oauth2_adapter(request).get_client(request, provider.app)
    try:
        return client.get_access_token(
            request.GET["code"], pkce_code_verifier=state.get("pkce_code_verifier")
        )
    except OAuth2Error as fault:  # used already, of another client, or too old
        raise asking.not_valid() from fault


def _completed(claims: dict, token: dict) -> dict:
    """With what the gateway tells apart from the token, of the same person."""
    if is_complete(claims):
        return claims
    told = asking.who_is(token["access_token"])
    if told.get("sub") != claims["sub"]:
        raise asking.not_valid()
    return {**told, **claims}
