# SPDX-License-Identifier: AGPL-3.0-or-later
"""What django-allauth asks us about accounts of elsewhere."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from lgnet.accounts.gateway.asking import Patient


class InvitedOnly(DefaultSocialAccountAdapter):
    """An identity from elsewhere never makes an account."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def get_requests_session(self) -> Patient:
        return Patient()
