# SPDX-License-Identifier: AGPL-3.0-or-later
"""What contexts above may want to know of those below. Sent inside the transaction of the change."""

from django.dispatch import Signal

facts_changed = Signal()
"""Something that figures count was added or changed: `city_id`, `programme_id`, and `days`, the days it counts for."""

team_shrinks = Signal()
"""Asked before `team` is closed (`leaver` None), or before `leaver`, a user, is in it no more or no longer as a case
manager. Whoever above must not lose the team, or its last case manager, raises a Problem; nothing has happened yet."""

service_seen_to = Signal()
"""`by` has checked `service` of the directory, or closed it. What was reported of it is settled."""
