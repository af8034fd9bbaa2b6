# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter on paper: tagged PDF in two languages, with a code that tells nothing."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from lgnet.casework.actions.make_link import make_link
from lgnet.casework.codes import LETTER_WORDS
from lgnet.casework.links import secrets_of
from lgnet.casework.web import letter
from lgnet.kernel.actor import Role
from lgnet.kernel.paper import what_is_missing
from lgnet.trust.models import AuditEvent
from tests.cast import player

needs_paper = pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing())


@pytest.fixture
def linked(amina, opened, sent, person_of):
    with amina.at_work() as by:
        person = person_of(phone="333 1234567", languages=["ar"])
        return make_link(referral=sent(by, opened(by, person)), site="https://lgnet.example.org", by=by)


def page_of(player, link, language="it"):
    return player.browser.get(player.url(f"cases/referrals/{link.referral_id}/letter.pdf?in={language}"))


@needs_paper
@pytest.mark.parametrize("language", LETTER_WORDS)
def test_the_letter_is_tagged_and_says_what_is_shared_and_no_more(amina, linked, language):
    page = page_of(amina, linked, language)
    assert page.headers["Content-Type"] == "application/pdf"
    document = PdfReader(BytesIO(page.content))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert document.trailer["/Root"]["/Lang"] == "it"
    words = "".join(one.extract_text() for one in document.pages)
    assert "Fatou Diallo" in words and "Una visita." in words and "Lettera di invio" in words
    assert linked.reference in words and secrets_of(linked).code in words
    assert "1234567" not in words
    assert secrets_of(linked).key not in words


@needs_paper
def test_the_code_holds_the_secret_address_and_nothing_else(amina, linked, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "lgnet.casework.queries.paper.qr_picture", lambda text: drawn.append(text) or "data:,"
    )
    page_of(amina, linked)
    assert drawn == [f"https://lgnet.example.org/r/{amina.city.slug}/{secrets_of(linked).key}/"]


@needs_paper
def test_printing_is_in_the_audit(amina, linked):
    page_of(amina, linked)
    with amina.at_work():
        event = AuditEvent.objects.get(action="casework.letter_printed")
        assert event.person_ids == [linked.person_id]


def test_where_nothing_makes_paper_it_is_said(amina, linked, monkeypatch):
    monkeypatch.setattr(letter, "what_is_missing", lambda: "libpango-1.0-0")
    page = page_of(amina, linked)
    assert page.status_code == 409
    assert "libpango-1.0-0" in page.content.decode()


def test_without_a_link_there_is_no_letter(amina, opened, sent):
    with amina.at_work() as by:
        referral = sent(by, opened(by))
    assert amina.browser.get(amina.url(f"cases/referrals/{referral.pk}/letter.pdf")).status_code == 409


def test_the_desk_finds_a_letter_by_its_reference_or_its_scanned_code(amina, linked):
    key = secrets_of(linked).key
    for typed in (linked.reference, linked.reference.lower(), f"https://lgnet.example.org/r/x/{key}/", key):
        page = amina.browser.post(amina.url("cases/referrals/letter/"), {"code": typed})
        assert page.status_code == 302 and str(linked.referral_id) in page.url


def test_a_letter_that_is_not_for_her_is_not_there(amina, carla, sassari, linked):
    desk = player("Daria", sassari, Role.DESK_OPERATOR)
    for stranger in (desk, carla):
        page = stranger.browser.post(stranger.url("cases/referrals/letter/"), {"code": linked.reference})
        assert page.status_code == 422
        assert "Fatou" not in page.content.decode()
