# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet check` tells although nothing is wrong yet."""


class Advice(str):
    """Something to look after soon: told, and the check still ends well."""
