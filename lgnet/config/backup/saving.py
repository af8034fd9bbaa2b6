# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the database into the file: manifest and dump of one snapshot; a file that is there was read back."""

import hashlib
import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import psycopg

from lgnet.config.backup import access, opening, programs
from lgnet.config.backup import manifest as manifests
from lgnet.config.backup.envelope import PART, Sealer
from lgnet.config.backup.manifest import Manifest
from lgnet.config.steps import Failed, step


def save(path: Path, *, url: str, passphrase: bytes) -> Manifest:
    """Make the backup `path`, complete or not at all. Raises Failed."""
    if path.exists():
        raise Failed(f"{path} exists already: a backup never takes the place of another.")
    if not path.parent.is_dir():
        raise Failed(f"There is no folder {path.parent}.")
    unfinished = None
    try:
        descriptor, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:  # mkstemp: readable by its user only
            manifest, digest = _written(file, url, passphrase)
            file.flush()
            os.fsync(file.fileno())
        with step("Reading it back"):
            if opening.verified(Path(unfinished), passphrase=passphrase) != (manifest, digest):
                raise Failed("What was written is not what is read back: look after this disk.")
        os.link(unfinished, path)  # unlike a renaming, it never replaces
        _keep_name(path.parent)
    except OSError as fault:
        raise Failed(f"The backup could not be written: {fault}") from fault
    finally:
        if unfinished:
            with suppress(FileNotFoundError):
                os.unlink(unfinished)
    return manifest


def _written(file: BinaryIO, url: str, passphrase: bytes) -> tuple[Manifest, str]:
    with access.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        program, edition = programs.find("pg_dump", edition=manifests.edition(connection))
        with step("Counting and digesting each table"):
            manifests.require_sight(connection)
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
            manifest = manifests.taken(connection, pg_dump=edition)
        text = manifest.to_bytes()
        sealer = Sealer(file, passphrase=passphrase)
        sealer.write(len(text).to_bytes(opening.LENGTH, "big") + text)
        with step("Dumping and encrypting"):
            digest = _dumped(sealer, [program, f"--snapshot={snapshot}"], url)
        sealer.finish()
    return manifest, digest


def _dumped(sealer: Sealer, command: list, url: str) -> str:
    """The digest of what pg_dump says. Row security stays off: a role that it binds gets an error, no empty file."""
    where, environment = access.for_program(url)
    options = ["--format=custom", "--no-password", "--lock-wait-timeout=60s", f"--dbname={where}"]
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as words:
        with subprocess.Popen(
            [*command, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=words,
            env=environment,
        ) as program:
            while plain := program.stdout.read(PART):
                digest.update(plain)
                sealer.write(plain)
        if program.returncode:
            words.seek(0)
            raise Failed(
                f"pg_dump ended with code {program.returncode}: {words.read().decode(errors='replace')}"
            )
    return digest.hexdigest()


def _keep_name(folder: Path) -> None:
    """The folder's own entry for the file outlives a power cut, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
