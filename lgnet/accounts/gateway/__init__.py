# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign-in through a municipal gateway (OpenID Connect).

django-allauth sends there and fetches the answer. What it leaves open is closed here: PKCE and nonce always, the level
fixed by us and looked at in the answer, nothing taken from our own page's address, discovery kept for a while, each
signature verified, and nobody let in who was not invited.
"""

PROVIDER = "gateway"
"""How the link of an account to its identity is marked (`SocialAccount.provider`)."""
