# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report as a workbook of Excel: one sheet a file."""
