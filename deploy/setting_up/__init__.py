# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of deploy/set_up.py."""
