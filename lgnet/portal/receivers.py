# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public door does when something below has changed."""

from lgnet.portal.actions.see_to_reports import see_to_reports


def settle_reports(sender, *, service, by, **_) -> None:
    """Receiver of `service_seen_to`."""
    see_to_reports(service=service, by=by)
