# SPDX-License-Identifier: AGPL-3.0-or-later
"""A backup read from its first to its last byte: decrypted, its manifest taken out, its dump legible to pg_restore."""

import hashlib
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lgnet.config.backup import envelope, programs
from lgnet.config.backup.manifest import Manifest
from lgnet.config.steps import Failed

LENGTH = 8  # bytes before the manifest that say how long it is


@contextmanager
def opened(path: Path, *, passphrase: bytes) -> Iterator[tuple[Manifest, Iterator[bytes]]]:
    """The manifest and the dump's bytes, which raise Failed where the file is not as it was written."""
    try:
        file = path.open("rb")
    except OSError as fault:
        raise Failed(f"{path} cannot be read: {fault.strerror}") from fault
    with file:
        yield _divided(file, passphrase)


def verified(path: Path, *, passphrase: bytes) -> tuple[Manifest, str]:
    """Manifest and digest of the dump of a file that is whole; Failed otherwise. Nothing is written anywhere."""
    with opened(path, passphrase=passphrase) as (manifest, dump):
        program, _ = programs.find("pg_restore", edition=manifest.pg_dump)
        digest = hashlib.sha256()
        with fed([program, "--file=/dev/null"], environment=None) as write:
            for part in dump:
                digest.update(part)
                write(part)
        return manifest, digest.hexdigest()


@contextmanager
def fed(command: list, *, environment: dict[str, str] | None) -> Iterator[Callable[[bytes], None]]:
    """A program that is written to; Failed when it ends badly. When we fail first it is killed, not left to finish."""
    with (
        tempfile.TemporaryFile() as words,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=words, env=environment
        ) as program,
    ):

        def write(plain: bytes) -> None:
            with suppress(
                BrokenPipeError
            ):  # it ended: its code and words say why; the file is read on to its end
                program.stdin.write(plain)

        try:
            yield write
        except BaseException:
            program.kill()
            raise
        with suppress(BrokenPipeError):
            program.stdin.close()
        if program.wait():
            words.seek(0)
            said = words.read()[-2000:].decode(errors="replace").strip()
            raise Failed(f"{Path(command[0]).name} ended with code {program.returncode}: {said}")


def _divided(file: BinaryIO, passphrase: bytes) -> tuple[Manifest, Iterator[bytes]]:
    parts = envelope.parts(file, passphrase=passphrase)
    plain = next(parts)
    length = LENGTH + int.from_bytes(plain[:LENGTH], "big")
    while len(plain) < length:
        plain += next(parts, None) or _no_manifest()
    return Manifest.from_bytes(plain[LENGTH:length]), _rest(plain[length:], parts)


def _no_manifest():
    raise Failed("The backup has no manifest: it was not finished.")


def _rest(first: bytes, parts: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from parts
