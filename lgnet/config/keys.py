# SPDX-License-Identifier: AGPL-3.0-or-later
"""The secrets of an installation with an embedded database: made once, kept beside that database."""

import base64
import os
import secrets
from pathlib import Path


def read_or_make(folder: Path) -> dict[str, str]:
    """The variables of `secrets.env`. Without that file the identifiers in the database can never be read again."""
    path = folder / "secrets.env"
    if not path.exists():
        _write(path, _new())
    lines = path.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def _new() -> dict[str, str]:
    return {
        "LGNET_SECRET_KEY": secrets.token_urlsafe(48),
        "LGNET_IDENTIFIER_KEYS": "1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
    }


def _write(path: Path, values: dict[str, str]) -> None:
    """Complete or not at all, and never readable by others."""
    unfinished = path.with_name(f"secrets.env.{os.getpid()}")
    lines = "".join(f"{name}={value}\n" for name, value in values.items())
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(
            "# Keep a copy elsewhere: without these keys the encrypted identifiers cannot be read.\n" + lines
        )
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
