# SPDX-License-Identifier: AGPL-3.0-or-later
"""The secret address of a referral and the short code that is told apart: made from the link's id and the
installation's key, never stored. A copy of the database opens nothing."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from uuid import UUID

from lgnet.trust.encryption import blind_index, blind_indexes

LETTERS = "BCDFGHJKLMNPQRTVWXZ2346789"
"""What can be read out on a bad line: no vowels (no words), no 0 and O, 1 and I, 5 and S."""
KEY, CODE = "referral link", "referral code"


@dataclass(frozen=True)
class Secrets:
    key: str
    """Stands in the address: 128 bits."""
    code: str
    """Like `K7Q-F2M`: told apart, and tried few times."""

    def opened_by(self, typed: str) -> bool:
        """However it was typed; compared in constant time."""
        letters = re.sub(r"[^A-Z0-9]", "", typed.upper())
        return hmac.compare_digest(self.code.replace("-", ""), letters)


def new_secrets(link_id: UUID, city_id: UUID) -> Secrets:
    """Under the newest key of the installation."""
    made = [blind_index(str(link_id), city_id=city_id, column=purpose) for purpose in (KEY, CODE)]
    return _secrets(*made)


def secrets_of(link) -> Secrets | None:
    """Of a link that is there; None when the key it was made with has been taken away."""
    made = [blind_indexes(str(link.pk), city_id=link.city_id, column=purpose) for purpose in (KEY, CODE)]
    for key, code in zip(*made, strict=True):
        found = _secrets(key, code)
        if hmac.compare_digest(digest_of(found.key), link.key_digest):
            return found
    return None


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def new_reference() -> str:
    """Like `K7QF-2M4T`: by which one speaks of a referral. It opens nothing."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _secrets(key: bytes, code: bytes) -> Secrets:
    return Secrets(base64.urlsafe_b64encode(key).decode().rstrip("="), _spelt(int.from_bytes(code, "big")))


def _spelt(number: int) -> str:
    """Six letters of 26: about 28 bits."""
    letters = ""
    for _ in range(6):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return f"{letters[:3]}-{letters[3:]}"
