# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who the gateway says somebody is: kept as a keyed digest only. A codice fiscale is compared, never stored."""

import time
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from lgnet.accounts.gateway import PROVIDER, asking
from lgnet.accounts.models import User
from lgnet.trust import encryption, tenancy

PENDING = "gateway_identity"
PATIENCE = 600
"""Seconds in which an invitation is accepted after the gateway has said who it is."""
OF_ITALY = "TINIT-"
"""Before a codice fiscale in SPID and CIE; gateways leave it away or keep it."""


@dataclass(frozen=True)
class Identity:
    uids: tuple[str, ...]
    """Digests under each key, that of the newest first."""
    acr: str = ""
    email: str = ""
    """Verified by the gateway, and only where such an address is believed."""


def identity_of(claims: dict) -> Identity:
    """Raises GatewayAnswerNotValid when no claim says who it is."""
    subject = next(filter(None, (_said(claims, name) for name in settings.GATEWAY.subject)), None)
    if subject is None:
        raise asking.not_valid()
    where = {"city_id": tenancy.NETWORK, "column": "gateway"}
    plain = f"{settings.GATEWAY.issuer}\n{subject}"
    newest = encryption.blind_index(plain, **where)
    others = [index for index in encryption.blind_indexes(plain, **where) if index != newest]
    return Identity(
        uids=tuple(bytes(index).hex() for index in (newest, *others)),
        acr=str(claims.get("acr") or ""),
        email=_verified_email(claims),
    )


def is_complete(claims: dict) -> bool:
    """Whether the token alone says all that is wanted, or the gateway is to be asked once more."""
    known = any(_said(claims, name) for name in settings.GATEWAY.subject)
    return known and (not settings.GATEWAY.trusts_email or "email" in claims)


def user_of(identity: Identity) -> User | None:
    account = (
        SocialAccount.objects.filter(provider=PROVIDER, uid__in=identity.uids).select_related("user").first()
    )
    return account.user if account else None


def user_by_address(identity: Identity) -> User | None:
    """Only where the gateway's addresses are believed, and for whom no identity was connected yet."""
    if not identity.email:
        return None
    unlinked = User.objects.exclude(socialaccount__provider=PROVIDER)
    return unlinked.filter(email=identity.email, is_active=True).first()


def keep_pending(request, identity: Identity) -> None:
    """Until the invitation that she came for is accepted."""
    request.session[PENDING] = {"uids": list(identity.uids), "acr": identity.acr, "at": time.time()}


def pending(request) -> Identity | None:
    held = request.session.get(PENDING)
    if not held or time.time() - held["at"] > PATIENCE:
        return None
    return Identity(tuple(held["uids"]), held["acr"])


def forget_pending(request) -> None:
    request.session.pop(PENDING, None)


def _said(claims: dict, name: str) -> str:
    told = claims.get(name)
    return (
        told.strip().upper().removeprefix(OF_ITALY)
        if _is_fiscal(name) and isinstance(told, str)
        else _plain(told)
    )


def _is_fiscal(name: str) -> bool:
    return "fiscal" in name.lower()


def _plain(told: object) -> str:
    return told.strip() if isinstance(told, str) else ""


def _verified_email(claims: dict) -> str:
    believed = settings.GATEWAY.trusts_email and claims.get("email_verified") is True
    return _plain(claims.get("email")).lower() if believed else ""
