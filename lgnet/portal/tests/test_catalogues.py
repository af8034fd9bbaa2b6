# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything the public reads is there in every language, and in Italian in the State's own words."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from lgnet.network.choices import Acceptance, Access, ServiceKind, SiteKind
from lgnet.network.models import City, Organisation
from lgnet.outreach.codes import NEEDS
from lgnet.portal import needs
from lgnet.portal.base_texts import base_texts
from lgnet.portal.languages import ITALIAN, PUBLIC
from lgnet.portal.sections import CONTACTS, SECTIONS
from lgnet.portal.words import OF_THE_NETWORK

LOCALE = Path(__file__).resolve().parents[1] / "locale"
TRANSLATED = [code for code in PUBLIC if code != "en"]  # English is the source
STATES_WORDS = {
    "addressed": "A chi è rivolto", "how_to": "Come fare", "needed": "Cosa serve", "achieved": "Cosa si ottiene",
    "deadlines": "Tempi e scadenze", "access": "Accedi al servizio", "conditions": "Condizioni di servizio",
}  # fmt: skip
HOLDS = re.compile(r"%\(\w+\)s|\{\w+\}")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def faults(messages: polib.POFile) -> list[str]:
    """What is not translated, doubtful, or has lost what is filled in."""
    found = [entry.msgid for entry in messages if not entry.translated() or "fuzzy" in entry.flags]
    found += [
        entry.msgid
        for entry in messages
        if entry.msgstr and sorted(HOLDS.findall(entry.msgid)) != sorted(HOLDS.findall(entry.msgstr))
    ]
    return found


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_catalogue_is_complete(language):
    assert faults(catalogue(language)) == []


def test_a_gap_in_a_catalogue_is_seen():
    messages = polib.POFile()
    messages += [
        polib.POEntry(msgid="Call", msgstr=""),
        polib.POEntry(msgid="Until %(time)s", msgstr="Fino alle"),
        polib.POEntry(msgid="Send", msgstr="Invia", flags=["fuzzy"]),
        polib.POEntry(msgid="Yes", msgstr="Sì"),
    ]
    assert faults(messages) == ["Call", "Send", "Until %(time)s"]


def test_all_languages_know_the_same_public_words():
    known = {language: {entry.msgid for entry in catalogue(language)} for language in TRANSLATED}
    public = known["fr"]
    assert public == known["es"] == known["ar"] == known["de"]
    assert public - set(OF_THE_NETWORK) <= known[ITALIAN]


def test_the_networks_words_are_the_ones_that_are_translated():
    lists = (ServiceKind, SiteKind, Acceptance, Access)
    with translation.override("en"):
        used = {str(label) for choices in lists for label in choices.labels}
    assert used <= set(OF_THE_NETWORK)


def test_italian_labels_are_the_states():
    with translation.override(ITALIAN):
        assert {code: str(SECTIONS[code].label) for code in STATES_WORDS} == STATES_WORDS
        assert str(CONTACTS.label) == "Contatti"


@pytest.mark.parametrize("language", PUBLIC)
def test_each_language_has_every_base_text(language):
    base, italian = base_texts(language), base_texts(ITALIAN)
    assert base.texts.keys() == SECTIONS.keys()
    for code, text in base.texts.items():
        assert set(HOLDS.findall(text)) == set(HOLDS.findall(italian.texts[code])), code
        shape = [line[:2] for line in text.splitlines() if line.startswith(("- ", "## "))]
        assert shape == [
            line[:2] for line in italian.texts[code].splitlines() if line.startswith(("- ", "## "))
        ]
    assert (base.reviewed_on is not None) == (language == ITALIAN)


@pytest.mark.parametrize("language", PUBLIC)
def test_base_texts_fit_their_sections_in_every_city(language):
    longest = City(slug="x", name="C" * 20, organisation=Organisation(name="A" * 60))
    base = base_texts(language)
    assert [code for code in SECTIONS if len(base.of(longest, code)) > SECTIONS[code].longest] == []


@pytest.mark.parametrize("language", PUBLIC)
def test_each_need_has_public_words(language):
    assert all(needs.need(code, language).label for code in NEEDS)
    if language != "en":
        assert [code for code in NEEDS if needs.need(code, language).label == NEEDS.label(code, "en")] == []
    italian = {need.code: len(need.bring) for need in needs.what_to_bring(ITALIAN)}
    assert {need.code: len(need.bring) for need in needs.what_to_bring(language)} == italian
