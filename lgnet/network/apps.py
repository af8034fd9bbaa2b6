# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Network(AppConfig):
    name = "lgnet.network"
    label = "network"
