# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.api.errors import NotSoLong, TooManyTokens
from lgnet.api.models import ApiToken
from lgnet.api.tokens import new_token
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

MOST_DAYS, MOST_TOKENS = 365, 10


@transaction.atomic
def make_token(*, name: str, days: int, by: Actor) -> tuple[ApiToken, str]:
    """A token of one's own, and its text, which nobody ever sees again. Raises NotSoLong, TooManyTokens."""
    if not 1 <= days <= MOST_DAYS:
        raise NotSoLong(most=MOST_DAYS)
    User.objects.select_for_update().get(pk=by.user_id)  # two at once do not pass the limit together
    if ApiToken.objects.usable().filter(user_id=by.user_id).count() >= MOST_TOKENS:
        raise TooManyTokens(number=MOST_TOKENS)
    new = new_token()
    token = ApiToken.objects.create(
        user_id=by.user_id, name=name.strip(), prefix=new.prefix, digest=new.digest,
        expires_at=clock.now() + timedelta(days=days),
    )  # fmt: skip
    audit.record("api.token_made", by=by, target=token, days=days, scope=token.scope)
    return token, new.text
