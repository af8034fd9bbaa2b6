# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet demo`: the whole network with invented people, on a database of its own."""

import importlib.util
import os
import signal
import subprocess

from lgnet.config import embedded, processes
from lgnet.config.commands.migrate import forget
from lgnet.config.commands.up import serve
from lgnet.config.installation import DEMO, DJANGO, django_here
from lgnet.config.steps import Failed, step

UNFINISHED, PEOPLED = "people-unfinished", "peopled"  # notes in the demo's folder
SIZES = ("small", "network")


def demo(arguments) -> None:
    if "DATABASE_URL" in os.environ:
        raise Failed(
            "The demo signs anybody in, so it only runs on a database of its own. "
            "Unset DATABASE_URL, or use `lgnet up` for the database it names."
        )
    serve(
        DEMO,
        before=lambda: _begin(arguments.size, fresh=arguments.fresh),
        prepare=lambda environment: _people(environment, size=arguments.size or SIZES[0]),
        welcome=_accounts,
    )


def _begin(size: str | None, *, fresh: bool) -> None:
    """A demo whose people were interrupted in their making, or that is wanted new, begins with an empty database."""
    peopled, unfinished = DEMO.folder / PEOPLED, (DEMO.folder / UNFINISHED).exists()
    if peopled.exists() and not fresh and size not in (None, known := peopled.read_text() or SIZES[0]):
        raise Failed(
            f"A demo of the size “{known}” is here. To begin again with the other: lgnet demo --fresh --size {size}"
        )
    if unfinished:
        print("The making of the people was interrupted last time: it begins again.", flush=True)
    if fresh or unfinished:
        embedded.discard(DEMO.folder)
        for note in (UNFINISHED, PEOPLED):
            (DEMO.folder / note).unlink(missing_ok=True)
        forget(DEMO)


def _people(environment: dict[str, str], *, size: str) -> None:
    """Cities and invented people, through the same actions as the pages."""
    if (DEMO.folder / PEOPLED).exists() or not _exists("lgnet.demo.management.commands.seed_demo"):
        return
    (DEMO.folder / UNFINISHED).write_text(size)
    with step("Invented people"):
        made = subprocess.run(
            [*DJANGO, "seed_demo", "--size", size],
            env=environment,
            stdin=subprocess.DEVNULL,
            check=False,
            start_new_session=True,  # Ctrl-C is for us
            preexec_fn=processes.ends_with_parent(signal.SIGKILL),
        )
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
