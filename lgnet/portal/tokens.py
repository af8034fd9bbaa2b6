# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a form carries instead of a cookie: a signed note of when and for which city it was opened, and of its own key.

It keeps machines out (a person takes some seconds) and makes a form that is sent twice one request.
"""

from datetime import timedelta
from uuid import UUID

from django.core import signing

from lgnet.kernel.ids import new_id
from lgnet.network.models import City
from lgnet.portal.public_errors import FormTooOld, TooQuick

SALT = "lgnet.portal.tokens"
LEAST = timedelta(seconds=4)
MOST = timedelta(hours=12)


def new_token(city: City) -> str:
    return signing.TimestampSigner(salt=SALT).sign_object({"key": new_id().hex, "city": city.slug})


def read_token(token: str, *, city: City) -> UUID:
    """The form's key. Raises FormTooOld (also for one that is not ours), TooQuick."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        told = signer.unsign_object(token, max_age=MOST)
    except signing.BadSignature as wrong:
        raise FormTooOld() from wrong
    if told["city"] != city.slug:
        raise FormTooOld()
    try:
        signer.unsign_object(token, max_age=LEAST)
    except signing.SignatureExpired:
        return UUID(told["key"])
    raise TooQuick()
