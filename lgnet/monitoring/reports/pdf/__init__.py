# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report on paper."""
