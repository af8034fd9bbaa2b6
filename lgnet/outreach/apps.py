# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Outreach(AppConfig):
    name = "lgnet.outreach"
    label = "outreach"
