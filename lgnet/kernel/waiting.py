# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which jobs go first."""

SOMEBODY_WAITS = 10
"""Priority of a job for which somebody looks at a page: before what the clock has asked for (0), however much it is."""
