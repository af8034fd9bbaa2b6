# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.monitoring.models import Definition


def current_definitions() -> list[Definition]:
    """The latest version of each, in order."""
    latest = Definition.objects.order_by("code", "-version").distinct("code")
    return sorted(latest, key=lambda definition: definition.position)
