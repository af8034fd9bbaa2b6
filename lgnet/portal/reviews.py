# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a person has reviewed a text as it stands."""

from lgnet.portal.languages import ITALIAN
from lgnet.portal.models import PageText
from lgnet.portal.models.page_text import digest_of


def stands(text: PageText, italian: str) -> bool:
    """The review holds: of a translation, only as long as the Italian is the one it was compared with."""
    if text.reviewed_on is None:
        return False
    return text.language == ITALIAN or text.reviewed_against == digest_of(italian)
