# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages for a body without an account, behind the link of one referral (docs/adr/0018)."""
