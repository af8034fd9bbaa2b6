# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests for a place, the waiting list, what is suggested and decided."""

from django.db import migrations

from lgnet.housing.migrations import _asking, _choosing, _keeping


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_transfers"),
        ("housing", "0002_guards"),
        ("network", "0002_city_keys"),
        ("people", "0012_accesses_looked_up_once"),
    ]

    operations = [*_asking.OPERATIONS, *_choosing.OPERATIONS, *_keeping.OPERATIONS]
