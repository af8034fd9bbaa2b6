# SPDX-License-Identifier: AGPL-3.0-or-later
"""A body without an account reads and answers one referral by its link, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from lgnet.casework.actions.make_link import make_link
from lgnet.casework.actions.open_link import open_link
from lgnet.casework.actions.revoke_link import revoke_link
from lgnet.casework.actions.withdraw_referral import withdraw_referral
from lgnet.casework.choices import ReferralState
from lgnet.casework.codes import TERMS
from lgnet.casework.errors import NotYourCase
from lgnet.casework.link_errors import OfAProtectedPerson
from lgnet.casework.links import digest_of, secrets_of
from lgnet.casework.models import Referral, ReferralLink, ReferralStep
from lgnet.casework.queries.letters import letter_of
from lgnet.casework.web.outside import referral as outside_page
from lgnet.casework.web.outside import tries
from lgnet.kernel import clock
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.models import Person
from lgnet.trust.models import AuditEvent

SITE = "https://lgnet.example.org"
SECRET_WORDS = ("Fatou", "Diallo", "Una visita", "salute", "Ambulatorio")


@pytest.fixture
def linked(amina, opened, sent, person_of):
    """A referral to the clinic with a link on paper."""
    with amina.at_work() as by:
        referral = sent(by, opened(by, person_of(permit=True, phone="333 1234567")))
        return make_link(referral=referral, site=SITE, by=by)


def path_of(link, player) -> str:
    return f"/r/{player.city.slug}/{secrets_of(link).key}/"


def opened_page(link, player, *, code=None):
    return Client().post(path_of(link, player), {"code": code or secrets_of(link).code})


def note_in(response) -> str:
    return re.search(r'name="opened" value="([^"]+)"', response.content.decode())[1]


def answered(link, player, answer, **told):
    note = note_in(opened_page(link, player))
    return Client().post(path_of(link, player), {"answer": answer, "opened": note, **told})


def seen(player, link) -> ReferralLink:
    with player.at_work():
        return ReferralLink.objects.select_related("referral").get(pk=link.pk)


# --- what is stored, and what leaves


def test_neither_the_address_nor_the_code_is_stored(amina, linked):
    known = secrets_of(linked)
    with amina.at_work():
        row = str(ReferralLink.objects.filter(pk=linked.pk).values().get())
    assert known.key not in row
    assert known.code not in row and known.code.replace("-", "") not in row
    assert digest_of(known.key) in row
    assert "Fatou" not in row


def test_the_address_tells_nothing_of_anybody(amina, linked):
    assert not [word for word in SECRET_WORDS if word.lower() in path_of(linked, amina).lower()]


def test_the_letter_holds_the_chosen_fields_and_no_other(amina, linked):
    with amina.at_work():
        letter = letter_of(seen(amina, linked))
    assert letter["told"] == [["Nome", "Fatou Diallo"], ["Lingue", ""]] or "1234567" not in str(letter)
    assert "1234567" not in str(letter)
    assert letter["request"] == "Una visita."


def test_only_whoever_keeps_the_case_makes_and_revokes_a_link(amina, protector, linked):
    stranger = protector.actor
    with amina.at_work():
        with pytest.raises(NotYourCase):
            make_link(referral=linked.referral, site=SITE, by=stranger)
        with pytest.raises(NotYourCase):
            revoke_link(link=linked, by=stranger)


# --- reading


def test_an_opening_of_the_address_alone_tells_and_writes_nothing(amina, linked):
    response = Client().get(path_of(linked, amina))
    assert response.status_code == 200
    assert not [word for word in SECRET_WORDS if word in response.content.decode()]
    assert seen(amina, linked).opened_at == []
    assert seen(amina, linked).referral.state == ReferralState.SENT


def test_with_the_code_it_is_read_and_the_opening_written_down(amina, linked):
    page = opened_page(linked, amina, code=secrets_of(linked).code.lower().replace("-", " "))
    assert page.status_code == 200
    assert "Fatou Diallo" in page.content.decode()
    found = seen(amina, linked)
    assert len(found.opened_at) == 1
    assert found.referral.state == ReferralState.RECEIVED
    with amina.at_work():
        event = AuditEvent.objects.get(action="casework.link_opened")
        assert (event.by_id, event.person_ids) == (None, [linked.person_id])


def test_no_cache_no_index_no_referrer_no_cookie_no_script(amina, linked):
    for page in (Client().get(path_of(linked, amina)), opened_page(linked, amina)):
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert not page.cookies
        assert "<script" not in page.content.decode()


def test_wrong_codes_close_the_link(amina, linked):
    for _ in range(TERMS["wrong_codes"]):
        page = opened_page(linked, amina, code="BBB-BBB")
        assert page.status_code == 422
        assert "Fatou" not in page.content.decode()
    assert opened_page(linked, amina).status_code == 410
    found = seen(amina, linked)
    assert found.opened_at == []
    assert found.wrong_codes == TERMS["wrong_codes"]


def test_a_correction_reaches_whoever_holds_the_link(amina, linked):
    with amina.at_work() as by:
        person = Person.objects.get(pk=linked.person_id)
        told = {"family_name": "Sow"}
        correct_person(person=person, by=by, **told)
    assert "Fatou Sow" in opened_page(linked, amina).content.decode()


def test_from_one_network_few_codes_are_tried_whatever_the_link(amina, linked, monkeypatch):
    monkeypatch.setattr(tries, "MOST", 3)
    path, spot = path_of(linked, amina), {"REMOTE_ADDR": "93.184.216.34"}
    tried = [Client().post(path, {"code": "BBB-BBB"}, **spot).status_code for _ in range(4)]
    assert tried == [422, 422, 422, 429]
    assert (
        Client().post(path, {"code": secrets_of(linked).code}, REMOTE_ADDR="93.184.217.34").status_code == 200
    )


# --- links that open nothing


def test_links_that_open_nothing_say_what_to_do_and_tell_nothing(amina, carla, linked):
    with amina.at_work() as by:
        revoke_link(link=linked, by=by)
    for player, key, status in (
        (amina, secrets_of(linked).key, 410),
        (amina, "A" * 22, 404),
        (carla, secrets_of(linked).key, 404),  # the right key in another city's address
    ):
        for page in (
            Client().get(f"/r/{player.city.slug}/{key}/"),
            Client().post(f"/r/{player.city.slug}/{key}/"),
        ):
            assert page.status_code == status
            assert not [word for word in SECRET_WORDS if word in page.content.decode()]
            assert page.headers["Referrer-Policy"] == "no-referrer"


def test_an_expired_link_opens_nothing(amina, linked):
    with clock.telling(clock.now() + timedelta(days=TERMS["link_valid_days"], minutes=1)):
        page = Client().get(path_of(linked, amina))
    assert page.status_code == 410
    assert "scaduto" in page.content.decode()


def test_revoked_between_the_code_and_the_page_it_shows_nothing(amina, linked, monkeypatch):
    """What a guest reads is asked of the database anew, whatever was true a moment ago."""

    def opened_and_revoked(**told) -> bool:
        right = open_link(**told)
        ReferralLink.objects.filter(pk=linked.pk).update(revoked_at=clock.now())
        return right

    monkeypatch.setattr(outside_page, "open_link", opened_and_revoked)
    page = opened_page(linked, amina)
    assert page.status_code == 410 and "Fatou" not in page.content.decode()


def test_a_new_link_ends_the_one_before(amina, linked):
    with amina.at_work() as by:
        newer = make_link(referral=Referral.objects.get(pk=linked.referral_id), site=SITE, by=by)
    assert opened_page(linked, amina).status_code == 410
    assert opened_page(newer, amina).status_code == 200


def test_a_protected_person_has_no_link_and_a_link_from_before_finds_nobody(
    amina, protector, protecting_team, linked
):
    with protector.at_work() as by:
        protect_person(
            person=Person.objects.get(pk=linked.person_id), team=protecting_team, reason="violence", by=by
        )
    assert opened_page(linked, amina).status_code == 404
    with protector.at_work() as by:
        referral = Referral.objects.select_related("case", "person").get(pk=linked.referral_id)
        referral.case.team = protecting_team
        with pytest.raises(OfAProtectedPerson):
            make_link(referral=referral, site=SITE, by=by)


# --- answering


def test_accepting_and_then_the_outcome_through_the_same_link(amina, linked):
    page = answered(linked, amina, "accept", told_by="dott. Piras, ambulatorio")
    assert page.status_code == 200
    found = seen(amina, linked)
    assert found.referral.state == ReferralState.ACCEPTED
    assert found.referral.answer_told_by == "dott. Piras, ambulatorio"
    assert found.referral.eligibility == "eligible"
    later = clock.now() + timedelta(days=40)
    with clock.telling(later):
        assert opened_page(linked, amina).status_code == 200
    page = answered(linked, amina, "complete", outcome="Visitata due volte.", grade="3")
    assert page.status_code == 200
    assert "Fatou" not in page.content.decode()
    referral = seen(amina, linked).referral
    assert (referral.state, referral.outcome, referral.grade) == (
        ReferralState.COMPLETED,
        "Visitata due volte.",
        3,
    )
    assert Client().get(path_of(linked, amina)).status_code == 410


def test_declining_needs_a_reason_and_what_was_typed_comes_back(amina, linked):
    page = answered(linked, amina, "decline", reason="", note="Siamo pieni", told_by="Segreteria")
    assert page.status_code == 422
    assert "Siamo pieni" in page.content.decode()
    page = answered(linked, amina, "decline", reason="no_capacity", note="Siamo pieni", told_by="Segreteria")
    assert page.status_code == 200
    assert seen(amina, linked).referral.decline_reason == "no_capacity"


def test_the_same_answer_sent_twice_is_one(amina, linked):
    note = note_in(opened_page(linked, amina))
    told = {"answer": "accept", "opened": note, "told_by": "Segreteria"}
    first, second = (Client().post(path_of(linked, amina), told) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    with amina.at_work():
        assert ReferralStep.objects.filter(referral=linked.referral_id, state="accepted").count() == 1
    other = Client().post(path_of(linked, amina), told | {"told_by": "Qualcun altro"})
    assert other.status_code in (409, 422)


def test_whoever_withdraws_first_wins(amina, linked):
    note = note_in(opened_page(linked, amina))
    with amina.at_work() as by:
        withdraw_referral(referral=Referral.objects.select_related("case").get(pk=linked.referral_id), by=by)
    page = Client().post(
        path_of(linked, amina), {"answer": "accept", "opened": note, "told_by": "Segreteria"}
    )
    assert page.status_code == 410
    assert seen(amina, linked).referral.state == ReferralState.WITHDRAWN


def test_without_the_code_no_answer_is_taken(amina, linked, sent, opened):
    for note in ("", "made-up", note_of_another(amina, sent, opened)):
        page = Client().post(path_of(linked, amina), {"answer": "accept", "opened": note, "told_by": "X"})
        assert page.status_code == 422
        assert "Fatou" not in page.content.decode()
    assert seen(amina, linked).referral.state == ReferralState.SENT


def note_of_another(amina, sent, opened) -> str:
    with amina.at_work() as by:
        other = make_link(referral=sent(by, opened(by)), site=SITE, by=by)
    return note_in(opened_page(other, amina))
