# SPDX-License-Identifier: AGPL-3.0-or-later
"""What contexts above may want to know, sent inside the transaction of the change."""

from django.dispatch import Signal

person_corrected = Signal()
"""What is written of a person was put right. Sent with `person` and `fields`, the names of those that changed."""

about_to_link = Signal()
"""Records are about to be one person. Sent with `records`, the ids of all of them, and `by`; a receiver that raises a
Problem refuses."""

records_regrouped = Signal()
"""Records came to be one person, or are no longer. Sent with `people`, the ids of all concerned; `changed`, those that
count under another record now; `parted_since`, from when they had been one person, where they are no more; `by`."""
