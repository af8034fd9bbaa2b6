# SPDX-License-Identifier: AGPL-3.0-or-later
"""For every test, here and in the contexts: a real PostgreSQL, the application's role, the cast."""

from tests import database

database.prepare_and_configure()

from tests.cast import *  # noqa: E402, F403  (fixtures)
from tests.plumbing import *  # noqa: E402, F403  (fixtures)
