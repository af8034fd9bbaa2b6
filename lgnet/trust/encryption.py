# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers are encrypted with AES-256-GCM, bound to city, person and column; found again by a keyed index.

`LGNET_IDENTIFIER_KEYS` holds numbered keys, `1:<base64 of 32 bytes>,2:<…>`: the highest number encrypts, all decrypt.
To rotate, add a key, run `lgnet manage rotate_keys`, then remove the old one.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Iterable
from functools import cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE_BYTES = 12
INDEX_BYTES = 16


class Tampered(ValueError):
    """The ciphertext was changed, moved to another row, person, column or city, or its key is gone."""


@cache
def read_keys(declared: str) -> dict[int, bytes]:
    """Numbered master keys. Raises ImproperlyConfigured with what to do."""
    keys = {}
    for part in filter(None, declared.split(",")):
        number, _, encoded = part.partition(":")
        try:
            number, key = int(number), base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error) as fault:
            raise ImproperlyConfigured(
                "LGNET_IDENTIFIER_KEYS: write number:base64 of 32 bytes (openssl rand -base64 32 makes one)."
            ) from fault
        if number in keys:  # half of what was encrypted would be lost
            raise ImproperlyConfigured(f"LGNET_IDENTIFIER_KEYS: the number {number} is there twice.")
        keys[number] = key
    if not keys or any(len(key) != 32 or not 0 < number < 256 for number, key in keys.items()):
        raise ImproperlyConfigured("LGNET_IDENTIFIER_KEYS: each key has 32 bytes and a number from 1 to 255.")
    return keys


def keys() -> dict[int, bytes]:
    return read_keys(settings.IDENTIFIER_KEYS)


@cache
def _derived(master: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode()).derive(master)


def _bound_to(number: int, city_id: UUID, person_id: UUID, column: str) -> bytes:
    return f"lgnet|{number}|{city_id}|{person_id}|{column}".encode()


def encrypt(plain: str, *, city_id: UUID, person_id: UUID, column: str) -> bytes:
    """One byte of key number, the nonce, the ciphertext with its tag."""
    return seal(plain.encode(), city_id=city_id, owner_id=person_id, column=column)


def seal(content: bytes, *, city_id: UUID, owner_id: UUID, column: str) -> bytes:
    """As `encrypt`, for files and whatever else is not a person's: bound to the id of its owner."""
    number = max(keys())
    nonce = os.urandom(NONCE_BYTES)
    cipher = AESGCM(_derived(keys()[number], f"encrypt|{city_id}"))
    return (
        bytes([number]) + nonce + cipher.encrypt(nonce, content, _bound_to(number, city_id, owner_id, column))
    )


def decrypt(sealed: bytes, *, city_id: UUID, person_id: UUID, column: str) -> str:
    """The plain text. Raises Tampered; never returns anything else."""
    return unseal(sealed, city_id=city_id, owner_id=person_id, column=column).decode()


def unseal(sealed: bytes, *, city_id: UUID, owner_id: UUID, column: str) -> bytes:
    """What `seal` was given. Raises Tampered."""
    sealed = bytes(sealed)
    if len(sealed) < 1 + NONCE_BYTES + 16 or sealed[0] not in keys():
        raise Tampered("not written with a key of this installation")
    number, nonce, rest = sealed[0], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    cipher = AESGCM(_derived(keys()[number], f"encrypt|{city_id}"))
    try:
        return cipher.decrypt(nonce, rest, _bound_to(number, city_id, owner_id, column))
    except InvalidTag as fault:
        raise Tampered(
            "the identifier does not belong to this city, person and column, or was changed"
        ) from fault


def key_number(sealed: bytes) -> int:
    return bytes(sealed)[0]


def _index(master: bytes, plain: str, city_id: UUID, column: str) -> bytes:
    key = _derived(master, f"index|{city_id}|{column}")
    return hmac.new(key, plain.encode(), hashlib.sha256).digest()[:INDEX_BYTES]


def blind_index(plain: str, *, city_id: UUID, column: str) -> bytes:
    """What is stored beside the ciphertext, so that an exact value can be found."""
    return _index(keys()[max(keys())], plain, city_id, column)


def blind_indexes(plain: str, *, city_id: UUID, column: str) -> Iterable[bytes]:
    """What to look for while a rotation is under way: the index under each key."""
    return [_index(master, plain, city_id, column) for master in keys().values()]
