# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures read back from whatever shows them: each reader gives the same `Told`, in Italian words."""
