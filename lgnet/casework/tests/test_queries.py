# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each reader finds in the lists, and what is overdue."""

from datetime import timedelta

import pytest

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.close_case import close_case
from lgnet.casework.errors import NoSuchCase, NoSuchReferral
from lgnet.casework.models import Referral
from lgnet.casework.queries import (
    ANSWER_EXPECTED_WITHIN,
    caseload_ids,
    cases_visible_to,
    get_case,
    get_referral,
    referrals_ended,
    referrals_going_on,
    referrals_overdue,
    referrals_to_answer,
    referrals_visible_to,
    referrals_waiting,
)
from lgnet.casework.queries.case_lines import case_lines
from lgnet.kernel import clock
from lgnet.people.models import Permit


def test_mine_my_teams_and_all(amina, protector, protecting_team, opened, person_of):
    with amina.at_work() as by:
        mine = opened(by, person_of("Mine"))
        colleagues = opened(by, person_of("Team"), manager=protector.user)
        elsewhere = opened(by, person_of("Else"), manager=protector.user, team=protecting_team)
        closed = opened(by, person_of("Gone"))
        close_case(case=closed, reason="autonomy", outcome="autonomous", by=by)
        assert set(caseload_ids(by, whose="mine")) == {mine.pk}
        assert set(caseload_ids(by, whose="team")) == {mine.pk, colleagues.pk}
        assert set(caseload_ids(by, whose="all")) == {mine.pk, colleagues.pk, elsewhere.pk}
        assert set(caseload_ids(by, whose="mine", state="closed")) == {closed.pk}


def test_high_priority_first_then_the_oldest(amina, opened, person_of):
    now = clock.now()
    with amina.at_work() as by:
        young = opened(by, person_of("A"), at=now - timedelta(days=1))
        old = opened(by, person_of("B"), at=now - timedelta(days=5))
        urgent = opened(by, person_of("C"), priority=3)
        in_order = list(caseload_ids(by))
        assert in_order == [urgent.pk, old.pk, young.pk]
        assert [line.pk for line in case_lines(by, in_order[1:])] == [old.pk, young.pk]


def test_the_list_tells_what_asks_for_attention(amina, opened, sent, person_of):
    with amina.at_work() as by:
        case = opened(by, person_of(permit=True))
        sent(by, case)
        late = sent(by, case)
        Referral.objects.filter(pk=late.pk).update(
            sent_at=clock.now() - ANSWER_EXPECTED_WITHIN - timedelta(hours=1)
        )
        accept_referral(referral=sent(by, case), by=by, told_by="Sanna")
        [line] = case_lines(by, [case.pk])
        assert line.full_name == case.person.full_name
        assert (line.unanswered, line.overdue) == (2, 1)
        assert line.permit_ends == case.person.permits.get().valid_to
        assert not line.notice_given
        Permit.objects.create(person=case.person, document_kind="5", reason="ASILO")
        assert case_lines(by, [case.pk])[0].permit_ends is None


def test_waiting_and_overdue_oldest_first(amina, opened, sent):
    with amina.at_work() as by:
        case = opened(by)
        fresh, late = sent(by, case), sent(by, case)
        Referral.objects.filter(pk=late.pk).update(sent_at=clock.now() - timedelta(days=8))
        assert list(referrals_waiting(by)) == [late, fresh]
        assert list(referrals_overdue(by)) == [late]


def test_an_answer_moves_a_referral_from_list_to_list(amina, protector, opened, sent, legal_desk):
    with amina.at_work() as by:
        referral = sent(by, opened(by), legal_desk)
        assert list(referrals_waiting(by)) == [referral]
        assert not referrals_to_answer(by).exists()
    with protector.at_work() as by:
        assert list(referrals_to_answer(by)) == [referral]
        assert not referrals_waiting(by).exists()
        accept_referral(referral=referral, by=by)
        assert not referrals_to_answer(by).exists()
    for colleague in (amina, protector):
        with colleague.at_work() as by:
            assert list(referrals_going_on(by)) == [referral]
            assert not referrals_ended(by).exists()


def test_who_has_no_business_with_cases_finds_none(amina, bruno, project_manager, opened, sent):
    with amina.at_work() as by:
        case = opened(by)
        referral = sent(by, case)
    for colleague in (bruno, project_manager):
        with colleague.at_work() as by:
            assert not cases_visible_to(by).exists()
            assert not referrals_visible_to(by).exists()
            with pytest.raises(NoSuchCase):
                get_case(by, case.pk)
            with pytest.raises(NoSuchReferral):
                get_referral(by, referral.pk)


def test_another_citys_case_and_referral_are_not_there(amina, carla, opened, sent):
    with amina.at_work() as by:
        case = opened(by)
        referral = sent(by, case)
    with carla.at_work() as by:
        with pytest.raises(NoSuchCase):
            get_case(by, case.pk)
        with pytest.raises(NoSuchReferral):
            get_referral(by, referral.pk)
