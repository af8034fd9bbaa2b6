# SPDX-License-Identifier: AGPL-3.0-or-later
"""Suspending, resuming, closing, reopening: as the table says, by who follows the case, each with its trace."""

import pytest

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.reopen_case import reopen_case
from lgnet.casework.actions.resume_case import resume_case
from lgnet.casework.actions.suspend_case import suspend_case
from lgnet.casework.choices import CaseState
from lgnet.casework.errors import AlreadyOpen, MovedMeanwhile, NotACode, NotReopened, NotYourCase
from lgnet.casework.policies import CASE_MOVES, may_close_case, may_keep_case, may_refer
from lgnet.casework.queries import counted_cases
from lgnet.trust.models import AuditEvent

CLOSING = {"reason": "autonomy", "outcome": "autonomous"}
MAKE = {
    "suspend": lambda case, by: suspend_case(case=case, by=by, note="In ospedale"),
    "resume": lambda case, by: resume_case(case=case, by=by),
    "close": lambda case, by: close_case(case=case, by=by, **CLOSING),
    "reopen": lambda case, by: reopen_case(case=case, by=by),
}
TO_REACH = {CaseState.OPEN: [], CaseState.SUSPENDED: ["suspend"], CaseState.CLOSED: ["close"]}


def test_each_move_of_the_table_has_an_action():
    assert {move.name for move in CASE_MOVES} == {"open", *MAKE}


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("name", MAKE)
def test_a_move_works_exactly_where_the_table_allows_it(amina, opened, state, name):
    with amina.at_work() as by:
        case = opened(by)
        for step in TO_REACH[state]:
            MAKE[step](case, by)
        if state in CASE_MOVES[name].sources:
            MAKE[name](case, by)
            case.refresh_from_db()
            assert case.state == CASE_MOVES[name].target
        else:
            with pytest.raises(MovedMeanwhile):
                MAKE[name](case, by)
            case.refresh_from_db()
            assert case.state == state


def test_a_whole_life_leaves_its_steps_and_its_audit(amina, opened):
    with amina.at_work() as by:
        case = opened(by)
        for name in ("suspend", "resume", "close", "reopen", "close"):
            MAKE[name](case, by)
        steps = list(case.steps.all())
        assert [step.move for step in steps] == ["open", "suspend", "resume", "close", "reopen", "close"]
        assert steps[1].note == "In ospedale"
        assert steps[3].reason == "autonomy"
        assert steps[3].outcome == "autonomous"
        written = AuditEvent.objects.filter(target_id=case.pk).order_by("at").values_list("action", flat=True)
        assert list(written) == [
            f"casework.case_{done}"
            for done in ("opened", "suspended", "resumed", "closed", "reopened", "closed")
        ]


def test_the_audit_holds_no_personal_text(amina, opened):
    with amina.at_work() as by:
        case = opened(by)
        suspend_case(case=case, by=by, note="Ricoverata")
        close_case(case=case, by=by, note="È tornata dalla sorella", **CLOSING)
        kept = str(list(AuditEvent.objects.filter(target_id=case.pk).values()))
        assert "Ricoverata" not in kept
        assert "sorella" not in kept


def test_closing_needs_codes_of_the_lists(amina, opened):
    with amina.at_work() as by:
        case = opened(by)
        for wrong in ({"reason": "because"}, {"outcome": "fine"}, {"reason": ""}):
            with pytest.raises(NotACode):
                close_case(case=case, by=by, **{**CLOSING, **wrong})


def test_reopening_empties_the_closing_and_counts_it_again(amina, opened):
    with amina.at_work() as by:
        case = opened(by)
        close_case(case=case, by=by, note="Tutto bene", **CLOSING)
        reopen_case(case=case, by=by)
        case.refresh_from_db()
        assert (case.closed_at, case.closing_reason, case.outcome, case.closing_note) == (None, "", "", "")


def test_who_died_or_was_a_mistake_is_not_reopened(amina, opened):
    with amina.at_work() as by:
        for reason in ("died", "opened_by_mistake"):
            case = opened(by)
            close_case(case=case, by=by, reason=reason, outcome="unknown")
            with pytest.raises(NotReopened):
                reopen_case(case=case, by=by)


def test_an_old_case_is_not_reopened_beside_a_new_one(amina, opened):
    with amina.at_work() as by:
        old = opened(by)
        close_case(case=old, by=by, **CLOSING)
        new = opened(by, old.person)
        with pytest.raises(AlreadyOpen) as refusal:
            reopen_case(case=old, by=by)
        assert refusal.value.case == new
        old.refresh_from_db()
        assert old.state == CaseState.CLOSED


def test_a_case_opened_by_mistake_is_not_counted(amina, opened):
    with amina.at_work() as by:
        kept, mistaken = opened(by), opened(by)
        close_case(case=mistaken, by=by, reason="opened_by_mistake", outcome="unknown")
        assert list(counted_cases()) == [kept]


def test_another_team_does_not_write_in_the_case_but_its_manager_does(amina, protector, opened):
    with amina.at_work() as by:
        ours, hers = opened(by), opened(by, manager=protector.user)
    with protector.at_work() as by:
        for rule in (may_keep_case, may_close_case, may_refer):
            assert not rule.allows(by, case=ours)
            assert rule.allows(by, case=hers)
        with pytest.raises(NotYourCase):
            close_case(case=ours, by=by, **CLOSING)


def test_a_street_operator_of_the_team_keeps_no_case(amina, bruno, opened):
    with amina.at_work() as by:
        case = opened(by)
    with bruno.at_work() as by:
        assert not any(move.rule.allows(by) for move in CASE_MOVES)
        assert CASE_MOVES.open_to(by, case.state, case=case) == []


def test_a_case_can_be_opened_for_who_was_followed_before(amina, opened, team):
    with amina.at_work() as by:
        case = opened(by)
        close_case(case=case, by=by, **CLOSING)
        again = open_case(person=case.person, by=by, team=team)
        assert again.pk != case.pk
