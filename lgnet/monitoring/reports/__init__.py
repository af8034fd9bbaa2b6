# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures as files: what a report says (`content`), as a workbook (`excel`) and on paper (`pdf`).

It reads figures through `monitoring.queries` only, so that a file says what the page says.
"""
