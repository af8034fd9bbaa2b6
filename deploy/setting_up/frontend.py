# SPDX-License-Identifier: AGPL-3.0-or-later
"""The front end: npm's locked packages, built into lgnet/static/built/."""

import os
import shutil
import subprocess
from pathlib import Path

from lgnet.config.steps import run, step
from setting_up import notes, venv
from setting_up.notes import CLONE, VENV

SOURCES = CLONE / "frontend"
BUILT = CLONE / "lgnet" / "static" / "built"
MODULES = SOURCES / "node_modules"
PUBLIC_PAGES = CLONE / "lgnet" / "portal" / "templates"
OLDEST_NODE = 18


def build() -> None:
    """Build what has changed; a machine without Node.js gets it from pip, inside .venv."""
    _install(SOURCES, "Front-end packages")
    sources = [path for path in SOURCES.rglob("*") if path.is_file() and MODULES not in path.parents]
    sources += PUBLIC_PAGES.rglob("*.html")  # their stylesheet holds only what they use
    wanted = notes.mark(sources)
    if not (notes.holds(notes.log("frontend").with_suffix(".note"), wanted) and BUILT.exists()):
        with step("Front end"):
            run(
                ["npm", "--prefix", str(SOURCES), "run", "build"],
                environment=_with_node(),
                log=notes.log("frontend"),
            )
        notes.log("frontend").with_suffix(".note").write_text(wanted)


def for_tests() -> None:
    """The gateway that the tests sign in with."""
    _install(CLONE / "tests" / "provider", "Packages of the tests' gateway")


def _install(folder: Path, name: str) -> None:
    wanted, modules = notes.mark([folder / "package-lock.json"]), folder / "node_modules"
    if notes.holds(modules / ".lgnet", wanted):
        return
    environment = _with_node()
    with step(name):
        words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        run(["npm", "--prefix", str(folder), *words], environment=environment, log=notes.log("npm"))
    (modules / ".lgnet").write_text(wanted)


def _with_node() -> dict[str, str]:
    """The environment in which `node` and `npm` are found."""
    if _is_recent("node") and shutil.which("npm"):
        return dict(os.environ)
    if not (VENV / "bin" / "npm").exists():
        with step("Node.js"):
            venv.pip("node.lock")
    return os.environ | {"PATH": f"{VENV / 'bin'}:{os.environ['PATH']}"}


def _is_recent(node: str) -> bool:
    if shutil.which(node) is None:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return (
        version.strip().lstrip("v").split(".")[0].isdigit()
        and int(version.lstrip("v").split(".")[0]) >= OLDEST_NODE
    )
