# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of rental support: what is typed stays, amounts as people write them, names for those who need them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.forms import ValidationError
from django.test.utils import CaptureQueriesContext

from lgnet.housing.actions.ask_instalment import ask_instalment
from lgnet.housing.models import Instalment, Lease, PaymentProof, RentalSupport
from lgnet.housing.tests.supporting import GINO, approved, lease_of, support_of, supported_person
from lgnet.housing.web.rental.fields import EurosField
from lgnet.kernel import clock
from lgnet.people.models import Person
from tests.papers import photo, ready


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("350", "350"), ("350,5", "350.5"), ("1.200,50", "1200.50"), ("1200.50", "1200.50"), ("€ 1 200,00", "1200.00"),
        ("-350", "-350"), ("10,125", "10.125"),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(typed, read):
    """Whether it can be an amount is said by the action, with what to do."""
    assert EurosField().clean(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["trecento", "1.200", "350.001", "1,2,3", "12.34.56", "--5", "1e5"])
def test_what_may_mean_two_things_is_asked_again(typed):
    with pytest.raises(ValidationError):
        EurosField().clean(typed)


def contract(**told) -> dict:
    today = clock.today()
    plain = {
        "name": GINO.name, "iban": GINO.iban, "starts_on": today.isoformat(), "monthly_rent": "350,00",
        "ends_on": (today + timedelta(days=500)).isoformat(),
    }  # fmt: skip
    return {**plain, **told}


def decided(lease, **told) -> dict:
    today = clock.today().isoformat()
    plain = {
        "kind": "rent", "lease": str(lease.pk), "act": "Det. 7/2026", "decided_on": today, "ceiling": "4.200,00",
        "amount": "350,00", "months": "12", "starts_on": today,
    }  # fmt: skip
    return {**plain, **told}


def test_from_the_name_to_the_decision(livia, supported):
    page = livia.browser.get(livia.url("rent/new/?q=Diallo"))
    assert "Fatou Diallo" in page.content.decode()
    address = livia.url(f"rent/new/{supported.pk}/")
    wrong = livia.browser.post(address + "contract/", contract(iban="IT00X"))
    assert wrong.status_code == 422 and "Gino Pinna" in wrong.content.decode()
    livia.browser.post(address + "contract/", contract())
    with livia.at_work():
        lease = Lease.objects.get()
    sent = livia.browser.post(address, decided(lease))
    with livia.at_work():
        support = RentalSupport.objects.get()
        assert sent.url.endswith(f"/rent/{support.pk}/")
        assert support.instalments.count() == 12
    shown = livia.browser.get(sent.url).content.decode()
    assert (
        "Fatou Diallo" in shown
        and "Gino Pinna" in shown
        and "4.200,00" in shown.replace("4,200.00", "4.200,00")
    )


@pytest.mark.parametrize(
    "wrong", [{"amount": "-1"}, {"amount": "0"}, {"amount": "10,125"}, {"months": "99"}, {"act": " "}]
)
def test_a_wrong_decision_keeps_what_was_typed(livia, supported, wrong):
    with livia.at_work() as by:
        lease = lease_of(supported, by=by)
    page = livia.browser.post(livia.url(f"rent/new/{supported.pk}/"), decided(lease, **wrong))
    assert page.status_code == 422
    assert "4.200,00" in page.content.decode()
    with livia.at_work():
        assert not RentalSupport.objects.exists()


def test_an_ended_contract_says_what_to_do(livia, supported):
    with livia.at_work() as by:
        today = clock.today()
        lease = lease_of(
            supported, by=by, starts_on=today - timedelta(days=90), ends_on=today - timedelta(days=1)
        )
    page = livia.browser.post(livia.url(f"rent/new/{supported.pk}/"), decided(lease))
    assert page.status_code == 422 and "Det. 7/2026" in page.content.decode()


def test_only_people_in_charge_and_only_by_the_housing_officer(livia, supported, amina):
    with amina.at_work():
        other = Person.objects.create(given_name="Fatou", family_name="Cisse")
    assert livia.browser.get(livia.url(f"rent/new/{supported.pk}/")).status_code == 200
    assert livia.browser.get(livia.url(f"rent/new/{other.pk}/")).status_code == 404
    assert amina.browser.get(amina.url(f"rent/new/{supported.pk}/")).status_code == 403


def test_who_approves_works_with_numbers(anna, livia, support):
    page = anna.browser.get(anna.url("rent/?tab=approve")).content.decode()
    assert support.number in page and "Diallo" not in page
    page = anna.browser.get(anna.url(f"rent/{support.pk}/")).content.decode()
    assert "Gino Pinna" in page and "Diallo" not in page
    assert "Diallo" in livia.browser.get(livia.url(f"rent/{support.pk}/")).content.decode()


def test_the_landlord_is_not_the_case_managers_business(amina, support):
    page = amina.browser.get(amina.url(f"rent/{support.pk}/")).content.decode()
    assert "Diallo" in page and "Gino Pinna" not in page


def test_approved_and_paid_by_the_pages(anna, livia, support):
    with livia.at_work():
        one = support.instalments.first()
    here = f"rent/{support.pk}/instalments/{one.pk}/"
    assert livia.browser.post(livia.url(here + "approve/")).status_code == 403
    anna.browser.post(anna.url(here + "approve/"))
    told = {"paid_on": clock.today().isoformat(), "reference": "MAN-12"}
    refused = anna.browser.post(anna.url(here + "pay/"), told)
    assert refused.status_code == 422 and "MAN-12" in refused.content.decode()
    file = SimpleUploadedFile("ricevuta.jpg", photo(), content_type="image/jpeg")
    assert anna.browser.post(anna.url(here + "pay/"), {**told, "proof": file}).status_code == 302
    with livia.at_work():
        assert Instalment.objects.get(pk=one.pk).state == "paid"
        proof = PaymentProof.objects.get()
        ready(proof, photo())
    assert anna.browser.get(anna.url(f"{here}proofs/{proof.pk}/"))["Content-Type"] == "image/jpeg"


def test_asked_for_refused_and_withdrawn_by_the_pages(anna, livia, support):
    address = livia.url(f"rent/{support.pk}/")
    too_much = livia.browser.post(
        address + "instalments/", {"amount": "150,01", "due_on": clock.today().isoformat()}
    )
    assert too_much.status_code == 422 and "150,01" in too_much.content.decode()
    livia.browser.post(
        address + "instalments/", {"amount": "150", "due_on": clock.today().isoformat(), "what": "Gas"}
    )
    with livia.at_work():
        gas, rent = support.instalments.get(what="Gas"), support.instalments.filter(what="").first()
    assert (
        anna.browser.post(
            anna.url(f"rent/{support.pk}/instalments/{gas.pk}/refuse/"), {"why": ""}
        ).status_code
        == 422
    )
    anna.browser.post(
        anna.url(f"rent/{support.pk}/instalments/{gas.pk}/refuse/"), {"why": "Bolletta di altri"}
    )
    livia.browser.post(f"{address}instalments/{rent.pk}/withdraw/", {"why": "Già pagata"})
    with livia.at_work():
        gas.refresh_from_db(), rent.refresh_from_db()
        assert (gas.state, rent.state) == ("refused", "withdrawn")


def test_ended_by_the_page(livia, support):
    livia.browser.post(
        livia.url(f"rent/{support.pk}/end/"), {"why": "moved", "on": clock.today().isoformat()}
    )
    with livia.at_work():
        support.refresh_from_db()
        assert support.state == "ended"
    assert "Diallo" in livia.browser.get(livia.url("rent/?tab=ended")).content.decode()


@pytest.mark.parametrize("tab", ["approve", "pay", "running", "ending"])
def test_a_longer_list_asks_the_database_no_more(livia, team, amina, anna, support, tab):
    browser = livia.browser
    browser.get(livia.url("rent/"))  # what is asked for the first time only

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(livia.url(f"rent/?tab={tab}")).content.decode()
        return len(queries), page.count("lg-row-link")

    with anna.at_work() as by:
        approved(support.instalments.first().pk, by=by)
    with livia.at_work() as by:
        ask_instalment(support=support, due_on=clock.today(), amount=Decimal("1"), by=by)
        RentalSupport.objects.update(ends_on=clock.today())
    few, one = asked()
    with amina.at_work() as by:
        people = [supported_person(by, team, given_name=f"Awa {number}") for number in range(4)]
    with livia.at_work() as by:
        made = [support_of(person, by=by).instalments.first().pk for person in people]
        for other in RentalSupport.objects.exclude(pk=support.pk):
            ask_instalment(support=other, due_on=clock.today(), amount=Decimal("1"), by=by)
        RentalSupport.objects.update(ends_on=clock.today())
    with anna.at_work() as by:
        for instalment_id in made:
            approved(instalment_id, by=by)
    many, all_of_them = asked()
    assert (one, all_of_them) == (1, 5)
    assert many == few


def test_on_the_persons_page_and_in_the_day(amina, livia, support):
    page = amina.browser.get(amina.url(f"people/{support.person_id}/")).content.decode()
    assert f"/rent/{support.pk}/" in page
    with livia.at_work():
        RentalSupport.objects.filter(pk=support.pk).update(ends_on=clock.today() + timedelta(days=20))
    day = amina.browser.get(amina.url("cases/my-day/")).content.decode()
    assert f"/rent/{support.pk}/" in day
