# SPDX-License-Identifier: AGPL-3.0-or-later
"""An outside body answers by its link: the case manager makes it, the clinic reads, accepts, writes the outcome."""

from datetime import timedelta
from io import BytesIO

import pytest
from playwright.sync_api import expect

from lgnet.casework.actions.make_link import make_link
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.links import secrets_of
from lgnet.casework.models import ReferralLink
from lgnet.kernel import clock
from lgnet.kernel.paper import what_is_missing
from lgnet.network.models import Provider, Service
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def referral(amina, team, sassari):
    body = Provider.objects.create(city=sassari, name="Azienda sanitaria", email="ambulatorio@example.org")
    clinic = Service.objects.create(
        city=sassari, provider=body, name="Ambulatorio La Soglia", needs=["health"], phone="079 000000",
        address="Via Roma 1",
    )  # fmt: skip
    with amina.at_work() as by:
        person = register_person(
            given_name="Samira", family_name="Haddad", languages=["ar"], phone="333 1", by=by
        )
        record_permit(
            person=person,
            document_kind="1",
            reason="ASILO",
            valid_to=clock.today() + timedelta(days=300),
            by=by,
        )
        case = open_case(person=person, team=team, by=by)
        asked = "Una prima visita, con mediatrice se possibile."
        return send_referral(case=case, service=clinic, need="health", request=asked, by=by)


def link_of(amina, referral) -> ReferralLink:
    with amina.at_work():
        return ReferralLink.objects.get(referral=referral.pk, revoked_at__isnull=True)


def address_of(amina, link) -> str:
    return f"/r/{amina.city.slug}/{secrets_of(link).key}/"


def test_the_clinic_answers_by_its_link(visit, amina, referral):
    desk = visit(amina)
    desk.go(amina.url(f"cases/referrals/{referral.pk}/"))
    desk.press("link", "Crea un link")
    desk.press("button", "Crea il link")
    link = link_of(amina, referral)
    assert secrets_of(link).code in desk.words()
    desk.picture("referral-link")
    clinic = visit(width=375)
    clinic.go(address_of(amina, link))
    assert "Samira" not in clinic.words()
    clinic.page.get_by_label("Codice").fill("XXX-XXX")
    clinic.press("button", "Apri la richiesta")
    assert "Il codice non è questo" in clinic.words()
    clinic.page.get_by_label("Codice").fill(secrets_of(link).code)
    clinic.press("button", "Apri la richiesta")
    words = clinic.words()
    assert "Samira Haddad" in words and "Una prima visita" in words and "3331" not in words
    clinic.picture("referral-outside", full=True)
    clinic.page.locator("#accept_told_by").fill("dott. Piras, ambulatorio")
    clinic.press("button", "Accettiamo")
    assert "Avete accettato" in clinic.words()
    clinic.page.locator("#complete_outcome").fill("Visitata, controllo fra un mese.")
    clinic.page.get_by_text("Del tutto").click()
    clinic.press("button", "Abbiamo concluso")
    assert "Grazie" in clinic.words() and "Samira" not in clinic.words()
    desk.go(amina.url("cases/my-day/"))
    expect(desk.page.get_by_text("Che cosa hanno risposto i servizi")).to_be_visible()
    desk.go(amina.url(f"cases/referrals/{referral.pk}/"))
    assert "Visitata, controllo fra un mese." in desk.words()
    assert "dott. Piras, ambulatorio" in desk.words()


def test_without_any_script_in_english_too(visit, amina, referral):
    with amina.at_work() as by:
        link = make_link(referral=referral, site="https://lgnet.example.org", language="en", by=by)
    clinic = visit(width=375, language="en")
    clinic.page.route("**/*.js", lambda route: route.abort())
    clinic.go(address_of(amina, link))
    clinic.page.get_by_label("Code").fill(secrets_of(link).code)
    clinic.press("button", "Open the request")
    clinic.page.get_by_label("Why you decline").select_option("no_capacity")
    clinic.page.locator("#decline_told_by").fill("Front office")
    clinic.press("button", "We decline")
    assert "Thank you" in clinic.words()


def test_the_letter_is_printed_and_the_board_is_clean(visit, amina, referral):
    with amina.at_work() as by:
        make_link(referral=referral, site="https://lgnet.example.org", by=by)
    for width in (1280, 375):
        desk = visit(amina, width=width)
        desk.go(amina.url("cases/referrals/"))
        desk.go(amina.url("cases/referrals/letter/"))
        desk.go(amina.url(f"cases/referrals/{referral.pk}/link/"))
    if not what_is_missing():
        page = amina.browser.get(amina.url(f"cases/referrals/{referral.pk}/letter.pdf?in=ar"))
        assert BytesIO(page.content).read(5) == b"%PDF-"
