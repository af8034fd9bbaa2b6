# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class Demo(AppConfig):
    name = "lgnet.demo"
    label = "demo"
