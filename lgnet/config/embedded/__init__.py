# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PostgreSQL of our own: for the demo, the tests and small installations.

`start(folder)` starts one, or joins the one that already runs there; `.stop()` stops it when nobody else uses it.
It listens on a Unix socket in a private folder only, and the socket admits only the account that started it.
"""

from lgnet.config.embedded.cluster import Cluster, address, discard, start, start_alone
from lgnet.config.embedded.errors import Unusable
from lgnet.config.embedded.roles import prepare

__all__ = ["Cluster", "Unusable", "address", "discard", "prepare", "start", "start_alone"]
