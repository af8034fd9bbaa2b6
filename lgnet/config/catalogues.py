# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compiles the translations (.po to .mo): `python -m lgnet.config.catalogues`. Needs neither settings nor gettext."""

import os
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent


def compile_all() -> list[Path]:
    """Compile each catalogue that is newer than its compiled form; returns those."""
    found = sorted(PACKAGE.rglob("locale/*/LC_MESSAGES/*.po"))
    changed = [source for source in found if not _is_current(source)]
    for source in changed:
        _compile(source)
    return changed


def _is_current(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _compile(source: Path) -> None:
    """Complete or not at all: a page may be reading the old one."""
    unfinished = source.with_suffix(f".mo.{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(unfinished))
    unfinished.rename(source.with_suffix(".mo"))


if __name__ == "__main__":
    for path in compile_all():
        print(path.relative_to(PACKAGE.parent))
