# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes public: the texts of a moment, each with whether a person has reviewed it.

Binding words in another language go public only reviewed. While a new translation of them waits for its review, the
reviewed one of the last edition stays, if it still translates the same Italian; otherwise readers find the Italian.
"""

from lgnet.portal.languages import ITALIAN, languages_of
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.models.page_text import digest_of
from lgnet.portal.queries import texts_of
from lgnet.portal.reviews import stands
from lgnet.portal.sections import SECTIONS, Section

Entry = dict[str, str | None]


def compose(page: ServicePage) -> dict[str, dict[str, Entry]]:
    """The `texts` of a new edition."""
    texts = texts_of(page)
    earlier = page.edition.texts if page.edition else {}
    composed: dict[str, dict[str, Entry]] = {}
    for language in languages_of(page.city):
        entries = {
            section.code: _entry(section, texts, language.code, earlier) for section in SECTIONS.values()
        }
        composed[language.code] = {code: entry for code, entry in entries.items() if entry}
    return composed


def _entry(section: Section, texts, language: str, earlier) -> Entry | None:
    italian = _words(texts.get((ITALIAN, section.code)))
    text = texts.get((language, section.code))
    reviewed = text is not None and stands(text, italian)
    if section.legal and language != ITALIAN and not reviewed:
        return _still_right(earlier.get(language, {}).get(section.code), italian)
    if not _words(text):
        return None
    return {
        "text": text.text,
        "reviewed_on": text.reviewed_on.isoformat() if reviewed else None,
        "against": digest_of(italian),
    }


def _still_right(entry: Entry | None, italian: str) -> Entry | None:
    return entry if entry and entry["reviewed_on"] and entry["against"] == digest_of(italian) else None


def _words(text: PageText | None) -> str:
    return text.text if text else ""
