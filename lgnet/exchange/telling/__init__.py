# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a row tells, once it is known which column is what. Plain reading: nothing is asked of the database."""
