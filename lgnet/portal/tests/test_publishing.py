# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes public: only what is whole, and binding words only as a person reviewed them."""

import pytest

from lgnet.kernel.actor import Role
from lgnet.network.actions.change_site import change_site
from lgnet.network.models import Site
from lgnet.portal.actions.begin_page import begin_page
from lgnet.portal.actions.describe_page import describe_page
from lgnet.portal.actions.publish_page import publish_page
from lgnet.portal.actions.review_text import as_seen, review_text
from lgnet.portal.actions.withdraw_page import withdraw_page
from lgnet.portal.actions.write_text import write_text
from lgnet.portal.choices import PageState
from lgnet.portal.errors import NothingToWithdraw, NotReadyToPublish, PageBegun, TextHasChanged, TextTooLong
from lgnet.portal.models import PageEdition, PageText
from lgnet.portal.queries import page_of, published_pages
from lgnet.portal.sections import SECTIONS
from lgnet.portal.texts import shown
from tests.cast import player

MANDATORY = [section.code for section in SECTIONS.values() if section.mandatory]


def write(page, city_administrator, section: str, text: str, language: str = "it") -> None:
    with city_administrator.at_work() as by:
        write_text(page=page, language=language, section=section, text=text, by=by)


def review(page, city_administrator, section: str, language: str) -> None:
    text, italian = (
        PageText.objects.get(city=page.city, language=code, section=section).text for code in (language, "it")
    )
    with city_administrator.at_work() as by:
        seen = as_seen(text, "" if language == "it" else italian)
        review_text(page=page, language=language, section=section, seen=seen, by=by)


def publish(page, city_administrator) -> PageEdition:
    with city_administrator.at_work() as by:
        return publish_page(page=page_of(page.city), by=by)


def read(page, section: str, language: str):
    return shown(page_of(page.city).edition, language)[section]


def refusal(page, city_administrator) -> str:
    with pytest.raises(NotReadyToPublish) as refused:
        publish(page, city_administrator)
    return refused.value.facts["missing"]


def test_an_installation_begins_with_nothing_public(sassari, city_administrator):
    assert page_of(sassari) is None
    with city_administrator.at_work() as by:
        page = begin_page(city=sassari, by=by)
    assert page.state == PageState.DRAFT
    assert sassari not in {one.city for one in published_pages()}


@pytest.mark.parametrize("section", MANDATORY)
def test_an_empty_mandatory_section_is_named_and_stops_it(page, city_administrator, section):
    before = page.edition_id
    write(page, city_administrator, section, "")
    assert str(SECTIONS[section].label) in refusal(page, city_administrator)
    assert page_of(page.city).edition_id == before  # what is public stays as it was


@pytest.mark.parametrize(
    "words", ["Informazione attualmente non disponibile.", "In aggiornamento", "n.d.", "---", "Da definire"]
)
def test_words_that_say_nothing_are_no_text(page, city_administrator, words):
    """As in the city page that says three times “Informazione attualmente non disponibile”."""
    write(page, city_administrator, "needed", words)
    assert str(SECTIONS["needed"].label) in refusal(page, city_administrator)


def test_a_text_that_speaks_of_what_is_not_available_is_a_text(page, city_administrator):
    words = "Serve un documento. " * 8 + "Se il posto non è disponibile ti diciamo chi può aiutarti."
    write(page, city_administrator, "needed", words)
    publish(page, city_administrator)
    assert read(page, "needed", "it").text == words


def test_everything_that_is_missing_is_named_at_once(sassari, city_administrator):
    with city_administrator.at_work() as by:
        page = begin_page(city=sassari, by=by)
    told = refusal(page, city_administrator)
    for words in ("sportello unico", "protezione dei dati", "unità organizzativa", "telefono"):
        assert words in told


def test_without_a_postal_code_there_is_no_address(page, city_administrator):
    site = Site.objects.get(city=page.city)
    with city_administrator.at_work() as by:
        change_site(site=site, name=site.name, kind=site.kind, address="Via dei Mulini Vecchi", by=by)
    assert "CAP" in refusal(page, city_administrator)


def test_other_words_are_words_nobody_has_reviewed(page, city_administrator):
    write(page, city_administrator, "how_to", "Vieni in via Nuova.")
    assert read(page, "how_to", "it").text != "Vieni in via Nuova."  # not public before it is published
    publish(page, city_administrator)
    found = read(page, "how_to", "it")
    assert found.text == "Vieni in via Nuova." and found.is_unreviewed


def test_the_same_words_stay_reviewed(page, city_administrator):
    there = PageText.objects.get(city=page.city, language="it", section="how_to")
    write(page, city_administrator, "how_to", there.text)
    publish(page, city_administrator)
    assert not read(page, "how_to", "it").is_unreviewed


def test_binding_words_that_nobody_reviewed_do_not_go_public(page, city_administrator):
    old = read(page, "conditions", "it").text
    write(page, city_administrator, "conditions", "Nuove condizioni di servizio.")
    assert str(SECTIONS["conditions"].label) in refusal(page, city_administrator)
    assert read(page, "conditions", "it").text == old
    review(page, city_administrator, "conditions", "it")
    publish(page, city_administrator)
    assert read(page, "conditions", "it").text == "Nuove condizioni di servizio."


def test_an_unreviewed_translation_of_binding_words_is_not_shown(page):
    found = read(page, "privacy", "fr")
    assert found.language.code == "it" and found.is_binding_italian


def test_a_reviewed_translation_of_binding_words_is_shown(page, city_administrator):
    review(page, city_administrator, "privacy", "fr")
    publish(page, city_administrator)
    found = read(page, "privacy", "fr")
    assert found.language.code == "fr" and not found.is_unreviewed


def test_an_unreviewed_text_never_replaces_reviewed_binding_words(page, city_administrator):
    review(page, city_administrator, "conditions", "en")
    publish(page, city_administrator)
    reviewed = read(page, "conditions", "en").text
    write(page, city_administrator, "conditions", "Quick new words.", language="en")
    publish(page, city_administrator)
    assert read(page, "conditions", "en").text == reviewed


def test_a_translation_of_other_italian_is_no_translation_any_more(page, city_administrator):
    review(page, city_administrator, "conditions", "en")
    publish(page, city_administrator)
    write(page, city_administrator, "conditions", "Condizioni del tutto nuove.")
    review(page, city_administrator, "conditions", "it")
    publish(page, city_administrator)
    assert read(page, "conditions", "en").text == "Condizioni del tutto nuove."
    assert read(page, "conditions", "en").is_binding_italian


def test_what_changed_while_it_was_read_was_not_reviewed(page, city_administrator):
    seen = as_seen(PageText.objects.get(city=page.city, language="fr", section="cost").text, "")
    write(page, city_administrator, "cost", "C’est gratuit, toujours.", language="fr")
    with city_administrator.at_work() as by, pytest.raises(TextHasChanged):
        review_text(page=page, language="fr", section="cost", seen=seen, by=by)


def test_a_section_without_a_translation_is_shown_in_italian(page, city_administrator):
    write(page, city_administrator, "faq", "", language="ar")
    publish(page, city_administrator)
    found = read(page, "faq", "ar")
    assert found.language.code == "it" and not found.translated


def test_each_edition_stays_on_record(page, city_administrator):
    write(page, city_administrator, "cost", "È gratuito.")
    publish(page, city_administrator)
    texts = [one.texts["it"]["cost"]["text"] for one in PageEdition.objects.filter(city=page.city)]
    assert len(texts) == 2 and texts[0] == "È gratuito." != texts[1]


def test_a_withdrawn_page_is_gone(page, city_administrator, reader):
    address = f"/it/{page.city.slug}/"
    assert reader.get(address).status_code == 200
    with city_administrator.at_work() as by:
        withdraw_page(page=page_of(page.city), by=by)
    assert reader.get(address).status_code == 404
    with city_administrator.at_work() as by, pytest.raises(NothingToWithdraw):
        withdraw_page(page=page_of(page.city), by=by)


def test_a_city_begins_once(page, city_administrator):
    with city_administrator.at_work() as by, pytest.raises(PageBegun):
        begin_page(city=page.city, by=by)


def test_a_title_fits_a_small_screen(page, city_administrator):
    with city_administrator.at_work() as by, pytest.raises(TextTooLong):
        write_text(page=page, language="it", section="summary", text="x" * 161, by=by)


def test_the_office_is_public_at_once(page, city_administrator, reader):
    with city_administrator.at_work() as by:
        describe_page(page=page_of(page.city), unit="Ufficio inclusione", by=by)
    assert "Ufficio inclusione" in reader.get(f"/it/{page.city.slug}/").content.decode()


def test_writing_is_in_the_audit(page, city_administrator):
    from lgnet.trust.models import AuditEvent

    write(page, city_administrator, "cost", "Gratis.")
    publish(page, city_administrator)
    with city_administrator.at_work() as by:
        actions = set(AuditEvent.objects.filter(by_id=by.user_id).values_list("action", flat=True))
    assert {"portal.text_written", "portal.page_published"} <= actions


def test_another_citys_administrator_keeps_no_pages_here(page, torino):
    from lgnet.network.errors import NotInThisCity

    stranger = player("Tea", torino, Role.CITY_ADMINISTRATOR)
    with stranger.at_work() as by, pytest.raises(NotInThisCity):
        publish_page(page=page, by=by)


def test_a_case_manager_keeps_no_pages(page, amina):
    from lgnet.kernel.errors import Denied

    with amina.at_work() as by, pytest.raises(Denied):
        withdraw_page(page=page, by=by)
