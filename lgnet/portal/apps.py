# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Portal(AppConfig):
    name = "lgnet.portal"
    label = "portal"
