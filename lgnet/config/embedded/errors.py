# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stops the embedded database, in words that say what to do."""


class Unusable(Exception):
    """The embedded database cannot run here; the text says why and what to do."""
