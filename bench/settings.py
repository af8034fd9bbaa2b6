# SPDX-License-Identifier: AGPL-3.0-or-later
"""Production's settings, with the minimal views beside the pages, and no limit to how much one user reads in an hour.

What is read is counted all the same, as everywhere: only nobody is stopped.
"""

from lgnet.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
READING_LEVELS = {"search": (10**9, 10**9), "record": (10**9, 10**9), "export": (10**9, 10**9)}
LOGGING = {"version": 1, "disable_existing_loggers": False}
