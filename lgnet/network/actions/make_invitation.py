# SPDX-License-Identifier: AGPL-3.0-or-later
"""A link by which somebody gets a membership. Only its digest is kept: whoever reads the database can't use it."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NotAnAddress, WorksHereAlready
from lgnet.network.models import City, Invitation, Partnership
from lgnet.network.queries import current_memberships
from lgnet.network.role_policies import require_body_of, require_may_give, require_possible
from lgnet.trust import audit

VALID_FOR = timedelta(days=7)


class Made(NamedTuple):
    invitation: Invitation
    path: str
    """Of the page that accepts it: shown or mailed now, never again."""


@transaction.atomic
def make_invitation(
    *,
    email: str,
    name: str,
    city: City | None,
    roles: Iterable[str],
    by: Actor,
    language: str = "it",
    on_behalf_of: Partnership | None = None,
) -> Made:
    """An earlier invitation of the same address to the same place is withdrawn. Raises WorksHereAlready, and Denied,
    NoRole or IncompatibleRoles for roles that can't be given.
    """
    email, roles = _address(email), sorted({str(role) for role in roles})
    known = User.objects.filter(email=email).first()
    require_possible(roles)
    require_may_give(by, city=city, roles=roles, to=known)
    require_body_of(city, on_behalf_of)
    if known and current_memberships(known).filter(city=city).exists():
        raise WorksHereAlready(name=known.name)
    Invitation.objects.waiting().filter(email=email, city=city).update(withdrawn_at=clock.now())
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email, name=name.strip(), city=city, roles=roles, language=language, on_behalf_of=on_behalf_of,
        digest=digest_of(token), invited_by=by.user_id, expires_at=clock.now() + VALID_FOR,
    )  # fmt: skip
    audit.record("network.invited", by=by, target=invitation, roles=roles)
    return Made(invitation, reverse("network:invitation", args=[token]))


def _address(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as refusal:
        raise NotAnAddress(value=email) from refusal
    return email


def digest_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
