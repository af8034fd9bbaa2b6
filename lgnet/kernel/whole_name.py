# SPDX-License-Identifier: AGPL-3.0-or-later


def whole_name(given_name: str, family_name: str, original_name: str, aliases: list[str]) -> str:
    """By which somebody is called on a page: the name in Latin letters, or else what is known of it."""
    named = " ".join(filter(None, (given_name, family_name)))
    return named or original_name or ", ".join(aliases)
