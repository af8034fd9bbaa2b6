# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Monitoring(AppConfig):
    name = "lgnet.monitoring"
    label = "monitoring"
