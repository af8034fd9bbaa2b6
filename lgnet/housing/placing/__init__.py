# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which place fits which household: plain Python, without the database.

shapes     households, places and what is known of them
criteria   what waiting is worth: seed/criteria.yaml
fitting    why a place fits, and why not
words      the same, in words
in_order   what today's order gives: each household the first place that fits
best       what gives most to all together (scipy)
proof      whether that is allowed and whether nothing better exists, without trusting what found it
"""
