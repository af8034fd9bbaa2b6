# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets up this clone for `make demo`, `make test`, `make bench` or `make lint`; what is there already is left alone.

Runs on the system's Python before anything is installed, so it uses the standard library only.
"""

import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CLONE), str(CLONE / "deploy")]

from setting_up import frontend, lgnet_files, packages, venv  # noqa: E402

from lgnet.config.steps import Failed  # noqa: E402


def run() -> None:
    """For serving the pages."""
    venv.make()
    venv.install("run")
    packages.for_documents()
    frontend.build()
    lgnet_files.build()


def test() -> None:
    """For the tests."""
    venv.make()
    venv.install("dev")
    frontend.build()
    lgnet_files.build()
    frontend.for_tests()
    packages.for_documents()
    packages.for_tests()


def bench() -> None:
    """For measuring: what serving needs; its own database is made by the bench itself."""
    print("Setting up the bench: the program as it is served, and no more.", flush=True)
    run()


def lint() -> None:
    """For the checks of style."""
    venv.make()
    venv.install("dev")


if __name__ == "__main__":
    try:
        {"run": run, "test": test, "bench": bench, "lint": lint}[sys.argv[1]]()
    except Failed as failure:
        sys.exit(f"\n{failure}")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the same command goes on from here.")
