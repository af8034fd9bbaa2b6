# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is to be done with each row: found for some hundred rows at a time, with a few questions to the database."""
