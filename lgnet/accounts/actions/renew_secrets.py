# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a new key was added, the secrets of second steps under an old one are encrypted anew, so that it can go."""

from base64 import b64decode

from allauth.mfa.models import Authenticator
from django.db import transaction

from lgnet.accounts.second_factor import SealedSecrets
from lgnet.trust import encryption

SECRETS = ("secret", "seed")
"""Of the authenticator app, of the recovery codes."""


def renew_secrets() -> tuple[int, int]:
    """How many were renewed, how many could not be read (they stay as they were)."""
    renewed = unreadable = 0
    for key in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        try:
            renewed += _renew(key)
        except encryption.Tampered:
            unreadable += 1
    return renewed, unreadable


@transaction.atomic
def _renew(key: int) -> bool:
    authenticator = Authenticator.objects.select_for_update().filter(pk=key).first()
    held = authenticator.data if authenticator else {}
    old = [name for name in SECRETS if name in held and _is_old(held[name])]
    for name in old:
        held[name] = SealedSecrets().encrypt(SealedSecrets().decrypt(held[name]))
    if old:
        authenticator.save(update_fields=["data"])
    return bool(old)


def _is_old(sealed: str) -> bool:
    return encryption.key_number(b64decode(sealed)) != max(encryption.keys())
