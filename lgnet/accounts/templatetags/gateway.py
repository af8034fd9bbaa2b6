# SPDX-License-Identifier: AGPL-3.0-or-later
from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def gateway_name() -> str:
    """What the municipal gateway is called; empty where there is none, and then nothing of it shows."""
    return settings.GATEWAY.name if settings.GATEWAY else ""
