# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from lgnet.kernel.actor import CITY_ROLES, NETWORK_ROLES, Actor, Role, system_actor
from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound, Problem, TooMany
from lgnet.kernel.ids import new_id
from lgnet.kernel.rules import role_rule, rule

AMINA = Actor(new_id(), "Amina", new_id(), frozenset({"case_manager"}))


@rule
def may_keep(by, *, mine: bool) -> None:
    if not mine:
        raise Denied()


def test_a_rule_answers_twice():
    may_keep(AMINA, mine=True)
    assert may_keep.allows(AMINA, mine=True)
    assert not may_keep.allows(AMINA, mine=False)
    with pytest.raises(Denied):
        may_keep(AMINA, mine=False)


def test_only_a_refusal_is_a_no():
    """Another error is not an answer: a rule that breaks opens no door and hides no button."""
    broken = rule(lambda by: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        broken.allows(AMINA)


def test_a_role_rule_asks_for_one_of_its_roles():
    may_open = role_rule("may_open", Role.CASE_MANAGER, Role.DESK_OPERATOR, doc="Open a case.")
    assert may_open.__name__ == "may_open" and may_open.__doc__ == "Open a case."
    assert may_open.allows(AMINA)
    assert not may_open.allows(Actor(new_id(), "Bruno", AMINA.city_id, frozenset({"street_operator"})))
    assert not may_open.allows(system_actor("seal_audit", city_id=AMINA.city_id))


def test_each_role_works_in_a_city_or_for_the_network():
    assert set(Role) == CITY_ROLES | NETWORK_ROLES
    assert not CITY_ROLES & NETWORK_ROLES


def test_a_problem_finds_words_for_its_facts():
    class Full(Conflict):
        code, sentence, next_step = "full", "%(place)s is full.", "Ask for 100 % less."

    assert Full(place="Casa Aurora").words() == "Casa Aurora is full."
    assert Full().advice() == "Ask for 100 % less."


def test_a_problem_answers_with_its_status():
    assert [one.status for one in (Problem, Invalid, Denied, NotFound, Conflict, TooMany)] == [
        400, 400, 403, 404, 409, 429,
    ]  # fmt: skip
