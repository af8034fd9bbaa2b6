# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asking for a place, the waiting list, the places that fit, and what is suggested for all together."""
