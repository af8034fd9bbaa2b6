# SPDX-License-Identifier: AGPL-3.0-or-later
"""Folders in which a database of its own can be started and killed."""

import os
import shutil
from contextlib import contextmanager
from itertools import count

import pytest

from lgnet.config import embedded, folders
from lgnet.config.embedded import leftovers

numbers = count(1)


@contextmanager
def place():
    """A folder for one database; whatever still runs there at the end is stopped."""
    path = folders.base() / f"trial-{os.getpid()}-{next(numbers)}"
    yield path
    if running := leftovers.postmaster(path / "data"):
        leftovers.halt(running)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def folder():
    with place() as path:
        yield path


@pytest.fixture
def cluster(folder):
    return embedded.start(folder, fast=True)


@pytest.fixture(scope="module")
def shared_cluster():
    with place() as path:
        yield embedded.start(path, fast=True)
