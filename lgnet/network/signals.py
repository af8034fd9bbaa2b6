# SPDX-License-Identifier: AGPL-3.0-or-later
"""What contexts above may want to know of those below. Sent inside the transaction of the change."""

from django.dispatch import Signal

facts_changed = Signal()
"""Something that figures count was added or changed: `city_id`, `programme_id`, and `days`, the days it counts for."""
