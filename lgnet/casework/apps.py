# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Casework(AppConfig):
    name = "lgnet.casework"
    label = "casework"
