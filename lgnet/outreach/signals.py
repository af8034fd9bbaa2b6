# SPDX-License-Identifier: AGPL-3.0-or-later
"""What contexts above may want to know, sent inside the transaction of the change; and one question to them."""

from django.dispatch import Signal

contact_joined = Signal()
"""A contact now counts for a person: joined to her, written with her name, or its time corrected.

Sent with `contact`, `person`, `by`. Whoever measures from the first contact measures again.
"""

contact_unjoined = Signal()
"""A contact no longer counts for a person. Sent with `contact`, `person` (whom it counted for), `by`."""

last_closing_asked = Signal()
"""Until when was this person already followed? Sent with `person`; receivers answer with the moment at which her last
case was closed, or None. A request's clock runs from the first contact after it."""
