# SPDX-License-Identifier: AGPL-3.0-or-later
"""What contexts above may want to know, sent inside the transaction of the change."""

from django.dispatch import Signal

person_corrected = Signal()
"""What is written of a person was put right. Sent with `person` and `fields`, the names of those that changed."""
