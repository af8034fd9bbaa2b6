# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Api(AppConfig):
    name = "lgnet.api"
    label = "api"
