# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet demo`: the whole network with invented people, on a database of its own."""

import importlib.util
import os
import subprocess

from lgnet.config import embedded
from lgnet.config.commands.migrate import forget
from lgnet.config.commands.up import serve
from lgnet.config.installation import DEMO, DJANGO, django_here
from lgnet.config.steps import Failed, step

UNFINISHED, PEOPLED = "people-unfinished", "peopled"  # notes in the demo's folder


def demo(arguments) -> None:
    if "DATABASE_URL" in os.environ:
        raise Failed(
            "The demo signs anybody in, so it only runs on a database of its own. "
            "Unset DATABASE_URL, or use `lgnet up` for the database it names."
        )
    serve(DEMO, before=lambda: _discard_unfinished(fresh=arguments.fresh), prepare=_people, welcome=_accounts)


def _discard_unfinished(*, fresh: bool) -> None:
    """A demo whose people were interrupted in their making, or that is wanted new, begins with an empty database."""
    if fresh or (DEMO.folder / UNFINISHED).exists():
        embedded.discard(DEMO.folder)
        for note in (UNFINISHED, PEOPLED):
            (DEMO.folder / note).unlink(missing_ok=True)
        forget(DEMO)


def _people(environment: dict[str, str]) -> None:
    """Cities and invented people, through the same actions as the pages."""
    if (DEMO.folder / PEOPLED).exists() or not _exists("lgnet.demo.management.commands.seed_demo"):
        return
    (DEMO.folder / UNFINISHED).touch()
    with step("Invented people"):
        made = subprocess.run([*DJANGO, "seed_demo"], env=environment, stdin=subprocess.DEVNULL, check=False)
    if made.returncode:
        raise Failed("The demo's people could not be made (see above).")
    (DEMO.folder / UNFINISHED).rename(DEMO.folder / PEOPLED)


def _accounts() -> None:
    """The invented colleagues, as whom one click signs in."""
    if not _exists("lgnet.demo.accounts"):
        return
    django_here(DEMO)
    from django.utils import translation

    from lgnet.demo.accounts import ACCOUNTS

    print("\nOne click there signs you in as one of these invented colleagues:")
    with translation.override("en"):
        for account in ACCOUNTS:
            city = f", {account.city.capitalize()}" if account.city else ""
            print(f"  {account.name:<20}{account.role}{city}")
    print()


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
