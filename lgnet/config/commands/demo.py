# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet demo`: the whole network with invented people, on a database of its own."""

import importlib.util
import os
import shutil
import subprocess

from lgnet.config.commands.migrate import forget
from lgnet.config.commands.up import serve
from lgnet.config.installation import DEMO, DJANGO
from lgnet.config.steps import Failed, step
from lgnet.config.web import Address


def demo(arguments) -> None:
    if "DATABASE_URL" in os.environ:
        raise Failed(
            "The demo signs anybody in, so it only runs on a database of its own. "
            "Unset DATABASE_URL, or use `lgnet up` for the database it names."
        )
    serve(DEMO, before=lambda: _discard_unfinished(fresh=arguments.fresh), prepare=_people, welcome=_accounts)


def _discard_unfinished(*, fresh: bool) -> None:
    """A demo whose people were interrupted in their making, or that is wanted new, begins with an empty database."""
    if fresh or not (DEMO.folder / "peopled").exists():
        shutil.rmtree(DEMO.folder / "data", ignore_errors=True)
        (DEMO.folder / "peopled").unlink(missing_ok=True)
        forget(DEMO)


def _people(environment: dict[str, str]) -> None:
    """Cities and invented people, through the same actions as the pages."""
    if (DEMO.folder / "peopled").exists():
        return
    if importlib.util.find_spec("lgnet.demo") is not None:
        with step("Invented people"):
            made = subprocess.run(
                [*DJANGO, "seed_demo"], env=environment, stdin=subprocess.DEVNULL, check=False
            )
        if made.returncode:
            raise Failed("The demo's people could not be made (see above).")
    (DEMO.folder / "peopled").touch()


def _accounts(address: Address) -> None:
    if importlib.util.find_spec("lgnet.demo") is None:
        return
    from lgnet.demo.accounts import ACCOUNTS

    print("\nOne click signs you in as:")
    for account in ACCOUNTS:
        print(f"  {account}")
    print()
