# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packages of the system (Debian): installed where we have the right to, otherwise said what goes without."""

import importlib.util
import os
import shutil
import subprocess
import sys

from lgnet.config.steps import Failed, run, step
from lgnet.kernel.paper import missing_packages
from setting_up import notes

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def need_venv() -> None:
    """Debian ships Python without the part that makes virtual environments."""
    if importlib.util.find_spec("ensurepip") is None and not install("python3-venv"):
        raise Failed("Python cannot make virtual environments here. As root: apt-get install python3-venv")


def for_tests() -> None:
    """Chromium for the journeys, gettext for the test of the translations."""
    if shutil.which("xgettext") is None and not install("gettext"):
        print("  Without GNU gettext the test that no sentence lacks its translation is left out.")
    if os.environ.get("BROWSER") != "0" and not any(map(shutil.which, BROWSERS)) and not install("chromium"):
        raise Failed(
            "Chromium is missing: the pages cannot be tested in a browser.\n"
            "Get it as root with: apt-get install chromium\n"
            "Or leave those tests out: make test BROWSER=0"
        )


def for_documents() -> None:
    """What WeasyPrint draws PDF files with."""
    missing = missing_packages()
    if missing and not install(*missing):
        print(f"  Reports are made as Excel only. For PDF, as root: apt-get install {' '.join(missing)}")


def install(*names: str) -> bool:
    """Install packages with apt-get; False where we may not, or where there is no apt-get."""
    command = _as_root()
    if command is None or shutil.which("apt-get") is None:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    words = ["install", "--yes", "--no-install-recommends", *names]
    with step(f"System package {', '.join(names)} (apt-get)"):
        try:
            run([*command, "apt-get", *words], environment=environment, log=notes.log("apt"))
        except Failed:  # the list of packages may be missing or old
            try:
                run([*command, "apt-get", "update"], environment=environment, log=notes.log("apt-update"))
                run([*command, "apt-get", *words], environment=environment, log=notes.log("apt"))
            except Failed as failure:
                print(f"\n{failure}", file=sys.stderr)
                return False
    return True


def _as_root() -> list[str] | None:
    """What to put before a command so that root runs it; None when we have no such right."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    ):
        return ["sudo", "-n"]
    return None
