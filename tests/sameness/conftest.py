# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.monitoring.tests.conftest import definitions, edition  # noqa: F401  (fixtures)
