# SPDX-License-Identifier: AGPL-3.0-or-later
"""That there is work for a job: sent by actions, inside the transaction; the jobs are above them."""

from django.dispatch import Signal

work_waits = Signal()
"""Sent with `batch`, or with `export`."""
