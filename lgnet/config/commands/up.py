# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet up`: database, migrations, web server and worker under one supervisor."""

import os
import time

from lgnet.config import build, processes
from lgnet.config.commands.migrate import bring_up_to_date
from lgnet.config.installation import LIVE, Installation
from lgnet.config.steps import Failed, step
from lgnet.config.supervisor import Supervisor, stoppable
from lgnet.config.web import Address, wait, web, worker


def up(_arguments) -> None:
    if not LIVE.embedded and "DATABASE_URL" not in os.environ:
        raise Failed(
            "Set DATABASE_URL to the role lgnet_app (docs/operations/database.md), beside DATABASE_OWNER_URL."
        )
    serve(LIVE)


def serve(installation: Installation, *, before=None, prepare=None, welcome=None) -> None:
    """Run until asked to stop.

    `before()` comes before the database, `prepare(environment)` before the pages, `welcome()` once they answer.
    """
    begun = time.monotonic()
    address = Address.chosen()
    supervisor = Supervisor(installation)
    with stoppable(), installation.claim():
        try:
            processes.end_leftovers(installation.folder)
            address.require_free()
            address.note(installation)
            if before:
                before()
            _start(supervisor, address, prepare)
            print(f"\nLGNet is ready after {time.monotonic() - begun:.1f} s: {address.url}", flush=True)
            if welcome:
                welcome()
            print("Stop it with Ctrl-C.", flush=True)
            supervisor.watch()
        finally:
            supervisor.stop()
            print("LGNet has stopped.", flush=True)


def _start(supervisor: Supervisor, address: Address, prepare) -> None:
    installation = supervisor.installation
    if installation.embedded:
        with step("Database"):
            supervisor.start_database()
    environment = installation.environment()
    build.files()
    bring_up_to_date(installation)
    if prepare:
        prepare(environment)
    with step("Web server and worker"):
        supervisor.add(web(installation, address, environment))
        supervisor.add(worker(installation, environment))
        wait(address, supervisor)
