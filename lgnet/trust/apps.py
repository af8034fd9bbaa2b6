# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Trust(AppConfig):
    name = "lgnet.trust"
    label = "trust"
