# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig


class People(AppConfig):
    name = "lgnet.people"
    label = "people"
