# SPDX-License-Identifier: AGPL-3.0-or-later
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from lgnet.accounts.errors import GatewayOfAnother, NoPasswordYet
from lgnet.accounts.gateway import PROVIDER
from lgnet.accounts.gateway.identity import Identity, user_of
from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def link_identity(*, user: User, identity: Identity, by: Actor) -> SocialAccount:
    """From now on this identity of the gateway signs in this account; one each. Raises GatewayOfAnother."""
    held = user_of(identity)
    if held is not None and held != user:
        raise GatewayOfAnother()
    SocialAccount.objects.filter(user=user, provider=PROVIDER).delete()
    try:
        with transaction.atomic():
            linked = SocialAccount.objects.create(
                user=user, provider=PROVIDER, uid=identity.uids[0], extra_data={}
            )
    except IntegrityError as fault:  # another was faster
        raise GatewayOfAnother() from fault
    if held is None:
        audit.record("accounts.gateway_linked", by=by, user=str(user.pk))
    return linked


@transaction.atomic
def unlink_identity(*, user: User, by: Actor) -> None:
    """The gateway signs this account in no more. Raises NoPasswordYet when nothing else would."""
    if not user.has_usable_password():
        raise NoPasswordYet()
    removed, _kinds = SocialAccount.objects.filter(user=user, provider=PROVIDER).delete()
    if removed:
        audit.record("accounts.gateway_unlinked", by=by, user=str(user.pk))
