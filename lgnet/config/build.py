# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages need besides code: compiled translations and collected static files. Done again when they change."""

import hashlib
import os
from pathlib import Path

from lgnet.config import catalogues, folders
from lgnet.config.installation import DJANGO
from lgnet.config.steps import run, step

UNUSED = {  # the settings ask for these; collecting files uses none of them
    "DJANGO_SETTINGS_MODULE": "lgnet.config.settings",
    "LGNET_SECRET_KEY": "unused",
    "LGNET_IDENTIFIER_KEYS": "1:" + "A" * 43 + "=",
    "DATABASE_URL": "postgresql://unused@/unused",
    "LGNET_DEMO": "1",  # its pages have files too
    "LGNET_DEBUG": "0",
}


def files(_arguments=None) -> None:
    """Compile and collect what is not up to date. Other accounts may read it: another web server, another user."""
    before = os.umask(0o022)
    try:
        _make()
    finally:
        os.umask(before)


def _make() -> None:
    catalogues.compile_all()
    root = Path(os.environ.get("LGNET_STATIC_ROOT", folders.CLONE / "var" / "static"))
    note, wanted = root.with_name("static.note"), _mark()
    if root.exists() and note.exists() and note.read_text() == wanted:
        return
    root.parent.mkdir(parents=True, exist_ok=True)
    with step("Static files"):
        collect = [*DJANGO, "collectstatic", "--no-input", "--clear"]
        run(collect, environment=os.environ | UNUSED, log=root.with_name("static.log"))
    note.write_text(wanted)


def _mark() -> str:
    """Changes when a static file of ours or a dependency that may bring one changes."""
    digest = hashlib.sha256((folders.CLONE / "requirements" / "run.lock").read_bytes())
    for path in sorted((folders.CLONE / "lgnet").rglob("static/**/*")):
        if path.is_file():
            state = path.stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
