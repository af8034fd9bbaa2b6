# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bench's own installation: a database and keys beside those of the program, with the settings of production."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from lgnet.config import build, embedded
from lgnet.config.commands.migrate import bring_up_to_date, forget
from lgnet.config.embedded import Cluster
from lgnet.config.installation import Installation

BENCH = Installation("bench")
DATABASE = "lgnet"
LOADED = "loaded"
"""The note of how many people are in, in the bench's folder."""


@contextmanager
def running(*, fresh: bool) -> Iterator[Cluster]:
    """The database of the bench with its tables; `fresh` throws away what an earlier run has loaded."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)  # never a database that somebody uses
    if fresh:
        embedded.discard(BENCH.folder)
        forget(BENCH)
        (BENCH.folder / LOADED).unlink(missing_ok=True)
    cluster = embedded.start(BENCH.folder)
    try:
        embedded.prepare(cluster)
        build.files()
        bring_up_to_date(BENCH)
        yield cluster
    finally:
        cluster.stop()


def environment() -> dict[str, str]:
    return BENCH.environment() | {"DJANGO_SETTINGS_MODULE": "bench.settings"}


def django_here() -> None:
    os.environ.update(environment())
    import django

    django.setup()
