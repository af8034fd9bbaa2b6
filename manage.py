#!/usr/bin/env python
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Django's own commands. `lgnet` (see README.md) is what people use."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lgnet.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
