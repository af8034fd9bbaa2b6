# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet` can do, one file a command."""
