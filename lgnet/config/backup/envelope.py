# SPDX-License-Identifier: AGPL-3.0-or-later
"""An encrypted file of any length, written and read part by part.

    LGNETBK1 | salt (16) | key check (16) | checksum of these 40 (8) | part 0 | part 1 | …

A part is up to 1 MiB under AES-256-GCM. Its nonce is its number and whether it is the last, and it is bound to this
file's beginning: parts changed, swapped, left out, repeated or from another file do not open, and a file that was
cut ends with a part that does not say it is the last. The key is of this file alone (scrypt with the file's salt).
"""

import hashlib
import hmac
import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from lgnet.config.steps import Failed

MAGIC, SALT, CHECK, SUM = b"LGNETBK1", 16, 16, 8
BEGINNING = len(MAGIC) + SALT + CHECK + SUM
PART, TAG = 1 << 20, 16


class Sealer:
    """Writes an encrypted file; without `finish()` it is a cut one."""

    def __init__(self, file: BinaryIO, *, passphrase: bytes):
        salt = os.urandom(SALT)
        key, check = _keys(passphrase, salt)
        self._file, self._cipher, self._waiting, self._number = file, AESGCM(key), bytearray(), 0
        self._beginning = _beginning(salt, check)
        file.write(self._beginning)

    def write(self, plain: bytes) -> None:
        self._waiting += plain
        while len(self._waiting) > PART:  # what fills a part exactly waits: it may be the last
            self._seal(bytes(self._waiting[:PART]), last=False)
            del self._waiting[:PART]

    def finish(self) -> None:
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), plain, self._beginning))
        self._number += 1


def parts(file: BinaryIO, *, passphrase: bytes) -> Iterator[bytes]:
    """The plain text, part by part. Raises Failed at the first byte that is not as it was written."""
    beginning, cipher = _recognised(file.read(BEGINNING), passphrase)
    number, sealed = 0, file.read(PART + TAG)
    while True:
        following = file.read(PART + TAG)
        yield _opened(cipher, beginning, number, sealed, last=not following)
        if not following:
            return
        number, sealed = number + 1, following


def _opened(cipher: AESGCM, beginning: bytes, number: int, sealed: bytes, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(_nonce(number, last=last), sealed, beginning)
    except (InvalidTag, ValueError):
        pass
    if last and _opens(cipher, beginning, number, sealed):
        raise Failed("The backup is cut off: its end is missing. Use another copy of it.")
    raise Failed(
        f"The backup is damaged: its part {number + 1} was changed, cut or is out of place. Use another copy of it."
    )


def _opens(cipher: AESGCM, beginning: bytes, number: int, sealed: bytes) -> bool:
    try:
        cipher.decrypt(_nonce(number, last=False), sealed, beginning)
    except (InvalidTag, ValueError):
        return False
    return True


def _recognised(beginning: bytes, passphrase: bytes) -> tuple[bytes, AESGCM]:
    if not beginning.startswith(MAGIC):
        raise Failed("This is no backup made by `lgnet backup`.")
    if len(beginning) < BEGINNING:
        raise Failed("The backup is cut off: hardly its beginning is there. Use another copy of it.")
    if hashlib.sha256(beginning[:-SUM]).digest()[:SUM] != beginning[-SUM:]:
        raise Failed("The backup is damaged: its beginning was changed. Use another copy of it.")
    salt = beginning[len(MAGIC) : len(MAGIC) + SALT]
    key, check = _keys(passphrase, salt)
    if not hmac.compare_digest(check, beginning[len(MAGIC) + SALT : -SUM]):
        raise Failed("LGNET_BACKUP_KEY is not the key this backup was made with.")
    return beginning, AESGCM(key)


def _beginning(salt: bytes, check: bytes) -> bytes:
    plain = MAGIC + salt + check
    return plain + hashlib.sha256(plain).digest()[:SUM]


def _keys(passphrase: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """The key of a file, and what shows a wrong passphrase without opening anything."""
    derived = Scrypt(salt=salt, length=32 + CHECK, n=1 << 15, r=8, p=1).derive(passphrase)
    return derived[:32], derived[32:]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
