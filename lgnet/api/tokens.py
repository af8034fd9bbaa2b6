# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a token looks like: lgnet_<prefix>_<secret>, so that who finds one in a file knows what it opens."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

MARK = "lgnet"
PREFIX_BYTES, SECRET_BYTES = 5, 32


@dataclass(frozen=True)
class NewToken:
    text: str
    prefix: str
    digest: str


def new_token() -> NewToken:
    prefix = secrets.token_hex(PREFIX_BYTES)
    text = f"{MARK}_{prefix}_{secrets.token_hex(SECRET_BYTES)}"
    return NewToken(text, prefix, digest_of(text))


def prefix_of(text: str) -> str:
    """Empty when it is no token of ours."""
    mark, _, rest = text.partition("_")
    return rest.partition("_")[0] if mark == MARK else ""


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def is_same(text: str, digest: str) -> bool:
    return hmac.compare_digest(digest_of(text), digest)
