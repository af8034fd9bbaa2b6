# SPDX-License-Identifier: AGPL-3.0-or-later
from uuid import UUID

from django.db import transaction

from lgnet.api.errors import NoSuchToken
from lgnet.api.models import ApiToken
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def revoke_token(*, token_id: UUID, by: Actor) -> ApiToken:
    """From the next call on it opens nothing. Of somebody else's it is not said that there is one."""
    token = ApiToken.objects.select_for_update().filter(pk=token_id, user_id=by.user_id).first()
    if token is None:
        raise NoSuchToken()
    if token.revoked_at is None:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
        audit.record("api.token_revoked", by=by, target=token)
    return token
