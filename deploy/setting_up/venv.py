# SPDX-License-Identifier: AGPL-3.0-or-later
"""The virtual environment: exactly the packages of the lock files, each checked by its hash, and LGNet itself."""

import os
import shutil
import sys

from lgnet.config.steps import Failed, run, step
from setting_up import notes, packages
from setting_up.notes import CLONE, VENV

PYTHON = VENV / "bin" / "python"
LOCKS = CLONE / "requirements"


def make() -> None:
    """Make .venv, anew when the clone has moved (its programs name their folder)."""
    note = VENV / "made"
    wanted = f"{CLONE} {sys.version_info[:2]}"
    if notes.holds(note, wanted) and PYTHON.exists():
        return
    with step("Virtual environment"):
        packages.need_venv()
        if VENV.exists():
            shutil.rmtree(VENV)
        run([sys.executable, "-m", "venv", str(VENV)], environment=os.environ, log=notes.log("venv"))
    note.write_text(wanted)


def install(kind: str) -> None:
    """Install `run` (what serving pages needs) or `dev` (all of it); dev serves for run as well."""
    wanted = notes.mark([CLONE / "pyproject.toml", *LOCKS.glob("*.lock")])
    if any(notes.holds(VENV / f"installed-{each}", wanted) for each in {kind, "dev"}):
        return
    with step("Python packages"):
        pip("build.lock", f"{kind}.lock")
    with step("LGNet itself"):
        _pip("--no-build-isolation", "--no-index", "--editable", str(CLONE))
    (VENV / f"installed-{kind}").write_text(wanted)


def pip(*locks: str) -> None:
    """Install what lock files name: nothing else, and only what has the hash written there."""
    _pip("--require-hashes", *[word for lock in locks for word in ("-r", str(LOCKS / lock))])


def _pip(*words: str) -> None:
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps"]
    try:
        run(
            [str(PYTHON), "-m", "pip", "install", *quiet, *words],
            environment=os.environ,
            log=notes.log("pip"),
        )
    except Failed as failure:
        raise Failed(
            f"{failure}\nIs a package registry within reach (PyPI or a mirror in pip's settings)?"
        ) from None
