# SPDX-License-Identifier: AGPL-3.0-or-later
"""A section as a reader finds it: in her language where it has a text, else in Italian; and whether it was reviewed."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from lgnet.portal.languages import ITALIAN, PUBLIC, Language
from lgnet.portal.markup import html_of
from lgnet.portal.models import PageEdition
from lgnet.portal.sections import SECTIONS, Section


@dataclass(frozen=True, slots=True)
class Shown:
    section: Section
    text: str
    language: Language
    """Of the text: Italian where the reader's own has none."""
    reviewed_on: date | None
    translated: bool
    """In the reader's language."""

    @property
    def html(self) -> SafeString:
        return html_of(self.text)

    @property
    def html_of_page(self) -> SafeString:
        """On a page of its own, where its headings come right below the page's."""
        return html_of(self.text, heading=2)

    @property
    def is_unreviewed(self) -> bool:
        return self.reviewed_on is None

    @property
    def is_binding_italian(self) -> bool:
        """Binding words that nobody has reviewed in the reader's language: she gets the Italian, and is told why."""
        return self.section.legal and not self.translated


def shown(edition: PageEdition, language: str) -> dict[str, Shown]:
    """By section; what has no text in either language is not there."""
    found = {section.code: _shown(edition.texts, section, language) for section in SECTIONS.values()}
    return {code: text for code, text in found.items() if text}


def _shown(texts: dict, section: Section, language: str) -> Shown | None:
    for code in (language, ITALIAN):
        entry = texts.get(code, {}).get(section.code)
        if entry:
            reviewed = date.fromisoformat(entry["reviewed_on"]) if entry["reviewed_on"] else None
            return Shown(section, entry["text"], PUBLIC[code], reviewed, translated=code == language)
    return None
