# SPDX-License-Identifier: AGPL-3.0-or-later
"""How sign-in behaves here: nobody signs up alone, and guessing is slowed without locking anybody out."""

import time
from ipaddress import ip_address, ip_network

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.urls import reverse

from lgnet.accounts.second_factor import came_through_gateway


class StaffOnly(DefaultAccountAdapter):
    """Accounts begin with an invitation."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """The second step knows the gateway."""
        theirs, ours = "allauth.mfa.stages.AuthenticateStage", "lgnet.accounts.second_factor.SecondStep"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def get_logout_redirect_url(self, request) -> str:
        """Whoever came through the gateway is told that it may still know her."""
        if came_through_gateway(request):
            return reverse("account_gateway_signed_out")
        return super().get_logout_redirect_url(request)

    def is_reauthentication_required(self, *, app: str, **named) -> bool:
        """Whoever has just signed in is not asked again before she sets up her second step."""
        records = get_authentication_records(self.request, self.request.user)
        fresh = bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not fresh and super().is_reauthentication_required(app=app, **named)

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        """Failures count for an account *and* the network they come from: a stranger can't shut an operator out."""
        account = credentials.get("email", "").strip().lower()
        return f"{account}@{network_of(self.get_client_ip(request))}"


def network_of(address: str) -> str:
    """The /24 (IPv4) or /56 (IPv6) an address belongs to: what one household or office is given."""
    prefix = 24 if ip_address(address).version == 4 else 56
    return str(ip_network(f"{address}/{prefix}", strict=False))
