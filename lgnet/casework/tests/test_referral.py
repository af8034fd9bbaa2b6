# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending somebody to a service and hearing what came of it: each step by whom it may be, each with its trace."""

import pytest
from django.db import IntegrityError, transaction

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.complete_referral import complete_referral
from lgnet.casework.actions.decline_referral import decline_referral
from lgnet.casework.actions.expire_referral import expire_referral
from lgnet.casework.actions.mark_received import mark_received
from lgnet.casework.actions.not_complete_referral import not_complete_referral
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.start_referral import start_referral
from lgnet.casework.actions.withdraw_referral import withdraw_referral
from lgnet.casework.choices import Grade, ReferralState, Shared
from lgnet.casework.errors import (
    CaseIsClosed,
    MovedMeanwhile,
    NoSuchService,
    NotACode,
    NothingAsked,
    NotYourCase,
    NotYoursToAnswer,
    ServiceIsClosed,
    ToldByWhom,
)
from lgnet.casework.models import Case, Referral, ReferralStep
from lgnet.casework.policies import REFERRAL_MOVES
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.kernel.ids import new_id
from lgnet.network.models import Provider, Service
from lgnet.network.signals import facts_changed
from lgnet.people.choices import Eligibility
from lgnet.people.models import Permit
from lgnet.trust.models import AuditEvent

S = ReferralState
SUORA = "suor Maria"
MAKE = {
    "receive": lambda referral, by: mark_received(referral=referral, by=by),
    "accept": lambda referral, by: accept_referral(referral=referral, by=by, told_by=SUORA),
    "decline": lambda referral, by: decline_referral(
        referral=referral, reason="no_capacity", by=by, told_by=SUORA
    ),
    "start": lambda referral, by: start_referral(referral=referral, by=by),
    "complete": lambda referral, by: complete_referral(
        referral=referral, outcome="Visitata", grade=Grade.FULLY, by=by
    ),
    "not_complete": lambda referral, by: not_complete_referral(
        referral=referral, outcome="Non è venuta", by=by
    ),
    "withdraw": lambda referral, by: withdraw_referral(referral=referral, by=by),
    "expire": lambda referral, by: expire_referral(
        referral=referral, by=system_actor("referrals", city_id=by.city_id)
    ),
}
TO_REACH = {
    S.SENT: [], S.RECEIVED: ["receive"], S.ACCEPTED: ["accept"], S.DECLINED: ["decline"],
    S.STARTED: ["accept", "start"], S.COMPLETED: ["accept", "complete"],
    S.NOT_COMPLETED: ["accept", "not_complete"], S.WITHDRAWN: ["withdraw"], S.EXPIRED: ["expire"],
}  # fmt: skip


def test_each_move_of_the_table_has_an_action():
    assert {move.name for move in REFERRAL_MOVES} == {"send", *MAKE}


@pytest.mark.parametrize("state", ReferralState)
def test_a_move_works_exactly_where_the_table_allows_it(amina, opened, sent, state):
    with amina.at_work() as by:
        for name, make in MAKE.items():
            referral = sent(by, opened(by))
            for step in TO_REACH[state]:
                MAKE[step](referral, by)
            if state in REFERRAL_MOVES[name].sources:
                make(referral, by)
                referral.refresh_from_db()
                assert referral.state == REFERRAL_MOVES[name].target
            else:
                with pytest.raises(MovedMeanwhile):
                    make(referral, by)
                referral.refresh_from_db()
                assert referral.state == state


def test_from_sending_to_the_outcome(amina, opened, sent, person_of):
    with amina.at_work() as by:
        referral = sent(by, opened(by, person_of(permit=True)))
        for name in ("receive", "accept", "start", "complete"):
            MAKE[name](referral, by)
        referral.refresh_from_db()
        assert referral.outcome == "Visitata"
        assert referral.grade == Grade.FULLY
        assert referral.answer_told_by == SUORA
        assert referral.ended_at >= referral.answered_at >= referral.sent_at
        steps = list(referral.steps.all())
        assert [step.state for step in steps] == ["sent", "received", "accepted", "started", "completed"]
        assert {step.person_id for step in steps} == {referral.person_id}
        written = AuditEvent.objects.filter(target_id=referral.pk)
        assert written.count() == 5
        assert SUORA not in str(list(written.values()))


def test_eligibility_is_that_of_the_day_of_acceptance(amina, opened, sent, person_of):
    with amina.at_work() as by:
        case = opened(by, person_of())
        referral = sent(by, case)
        assert (case.eligibility, referral.eligibility) == (Eligibility.UNPROVEN, "")
        Permit.objects.create(person=case.person, document_kind="1", reason="ASILO", seen_by=by.user_id,
                              valid_from=clock.today(), valid_to=clock.today())  # fmt: skip
        accept_referral(referral=referral, by=by, told_by=SUORA)
        assert referral.eligibility == Eligibility.ELIGIBLE
        assert referral.eligibility_rules


def test_figures_are_told_the_day_of_acceptance(amina, opened, sent):
    told = []

    def hear(sender, **facts):
        told.append(facts["days"])

    with amina.at_work() as by:
        referral = sent(by, opened(by))
        facts_changed.connect(hear)
        try:
            accept_referral(referral=referral, by=by, told_by=SUORA)
        finally:
            facts_changed.disconnect(hear)
    assert told == [[clock.today()]]


def test_a_case_closed_by_a_colleague_meanwhile_sends_nobody(amina, opened, clinic):
    with amina.at_work() as by:
        as_read = opened(by)
        close_case(case=Case.objects.get(), reason="autonomy", outcome="autonomous", by=by)
        with pytest.raises(CaseIsClosed):
            send_referral(case=as_read, service=clinic, need="health", request="Visita", by=by)


def test_only_the_named_fields_are_shared_and_the_name_always(amina, opened, clinic):
    with amina.at_work() as by:
        told = {"case": opened(by), "service": clinic, "need": "health", "request": "Visita", "by": by}
        assert send_referral(**told).shared == [Shared.NAME, Shared.LANGUAGES]
        assert send_referral(**told, shared=[]).shared == [Shared.NAME]
        assert send_referral(**told, shared=["phone", "secret"]).shared == [Shared.NAME, Shared.PHONE]


def test_a_phone_found_unsafe_after_it_was_shared_is_told_no_more(amina, opened, clinic):
    with amina.at_work() as by:
        case = opened(by)
        case.person.phone = "+39 333 0000001"
        case.person.save()
        asked = {"service": clinic, "need": "health", "request": "Una visita.", "shared": ["phone"]}
        address = amina.url(f"cases/referrals/{send_referral(case=case, by=by, **asked).pk}/")
    assert "0000001" in amina.browser.get(address).content.decode()
    with amina.at_work():
        case.person.phone_is_safe = False
        case.person.save()
    assert "0000001" not in amina.browser.get(address).content.decode()


def test_who_writes_the_answer_down_says_who_told_it(amina, opened, sent):
    with amina.at_work() as by:
        referral = sent(by, opened(by))
        with pytest.raises(ToldByWhom):
            accept_referral(referral=referral, by=by)
        with pytest.raises(ToldByWhom):
            decline_referral(referral=referral, reason="no_capacity", by=by, told_by="  ")


def test_the_team_of_the_service_answers_for_itself(amina, protector, opened, sent, legal_desk):
    with amina.at_work() as by:
        referral = sent(by, opened(by), legal_desk)
    with protector.at_work() as by:
        accept_referral(referral=referral, by=by)
        assert referral.answer_told_by == ""
        complete_referral(referral=referral, outcome="Ricorso fatto", grade=Grade.PARTLY, by=by)
        with pytest.raises(NotYourCase):
            withdraw_referral(referral=referral, by=by)


def test_a_third_team_does_not_answer(amina, protector, opened, sent):
    with amina.at_work() as by:
        referral = sent(by, opened(by))
    with protector.at_work() as by:
        for name in ("receive", "accept", "decline"):
            with pytest.raises(NotYoursToAnswer):
                MAKE[name](referral, by)


def test_a_decline_has_a_code_of_the_list(amina, opened, sent):
    with amina.at_work() as by:
        referral = sent(by, opened(by))
        with pytest.raises(NotACode):
            decline_referral(referral=referral, reason="no", by=by, told_by=SUORA)
        decline_referral(referral=referral, reason="waiting_list", by=by, told_by=SUORA)
        assert referral.decline_reason == "waiting_list"


def test_what_is_missing_or_impossible_is_told(amina, opened, clinic):
    with amina.at_work() as by:
        case = opened(by)
        told = {"case": case, "service": clinic, "need": "health", "request": "Visita", "by": by}
        for wrong, problem in (({"need": "magic"}, NotACode), ({"request": "  "}, NothingAsked)):
            with pytest.raises(problem):
                send_referral(**{**told, **wrong})
        clinic.closed_on = clock.today()
        with pytest.raises(ServiceIsClosed):
            send_referral(**told)
        clinic.closed_on = None
        close_case(case=case, reason="autonomy", outcome="autonomous", by=by)
        with pytest.raises(CaseIsClosed):
            send_referral(**told)


@pytest.fixture
def far_service(torino) -> Service:
    body = Provider.objects.create(city=torino, name="Torino aiuta")
    return Service.objects.create(city=torino, provider=body, name="Mensa", needs=["food"])


def test_a_service_of_another_city_is_not_there(amina, opened, far_service):
    with amina.at_work() as by, pytest.raises(NoSuchService):
        send_referral(case=opened(by), service=far_service, need="food", request="Pranzo", by=by)


def test_the_database_itself_refuses_a_service_of_another_city(amina, opened, far_service, programme):
    with amina.at_work() as by:
        case = opened(by)
        with pytest.raises(IntegrityError, match="service"), transaction.atomic():
            Referral.objects.create(
                case=case,
                person=case.person,
                service=far_service,
                programme=programme,
                need="food",
                request="x",
            )
        assert not ReferralStep.objects.filter(person=case.person).exists()


def test_the_same_form_sent_twice_makes_one_referral(amina, opened, clinic):
    with amina.at_work() as by:
        case = opened(by)
    path = amina.url(f"cases/{case.pk}/refer/{clinic.pk}/?need=health")
    sent = {"request": "Una visita.", "sent_as": str(new_id())}
    assert [amina.browser.post(path, sent).status_code for _ in range(2)] == [302, 302]
    other = amina.browser.post(path, {**sent, "request": "Altro."})
    assert other.status_code == 409 and "Altro." in other.content.decode()
    assert amina.browser.post(path, {"request": "Altro.", "sent_as": str(new_id())}).status_code == 302
    with amina.at_work():
        assert sorted(case.referrals.values_list("request", flat=True)) == ["Altro.", "Una visita."]
