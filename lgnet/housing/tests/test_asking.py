# SPDX-License-Identifier: AGPL-3.0-or-later
"""A place is asked for by whoever keeps the case; what makes no sense is refused; who is protected is hidden."""

from datetime import timedelta

import pytest

from lgnet.casework.errors import NotYourCase
from lgnet.housing.actions.ask_for_place import Member, ask_for_place, correct_request
from lgnet.housing.actions.end_request import withdraw_request
from lgnet.housing.actions.erase_requests import erase_requests
from lgnet.housing.models import HousingRequest, RequestMember, WhereNot
from lgnet.housing.request_errors import (
    AlreadyAsked,
    NobodyAsks,
    NoNightAsked,
    NotAnymore,
    SaidTwice,
    TooManyToPlace,
    WaitsFromTomorrow,
)
from lgnet.housing.tests.asking import ADULT_MAN, ADULT_WOMAN, CHILD, asked, case_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person
from tests.cast import player


def test_a_household_asks(amina, team, house, livia):
    with livia.at_work() as by:
        home, _beds = house(by)
    with amina.at_work() as by:
        request = asked(
            "Fatou", team=team, by=by, members=[CHILD], needs=["cot"], urgency=3, near=" scuola  di via Roma ",
            not_in_houses=[home.pk], not_in_districts=["Latte Dolce", " "],
        )  # fmt: skip
        assert (request.state, request.size, request.near) == ("waiting", 2, "scuola di via Roma")
        assert [one.band for one in request.members.all()] == ["adult", "child"]
        assert {str(one) for one in request.where_not.all()} == {home.name, "Latte Dolce"}


def test_one_request_at_a_time_for_a_case(amina, team):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by)
        again = {"case": request.case, "members": [ADULT_WOMAN], "wanted_from": clock.today(), "by": by}
        with pytest.raises(AlreadyAsked):
            ask_for_place(**again)
        withdraw_request(request=request, because="own_home", by=by)
        assert ask_for_place(**again).state == "waiting"


TODAY, DAY = clock.today, timedelta(days=1)


@pytest.mark.parametrize(
    ("members", "told", "refusal"),
    [
        ([], {}, NobodyAsks),
        ([ADULT_MAN] * 13, {}, TooManyToPlace),
        ([ADULT_MAN], {"wanted_until": -DAY}, NoNightAsked),
        ([ADULT_MAN], {"wanted_until": 0 * DAY}, NoNightAsked),
        ([ADULT_MAN], {"waiting_since": DAY}, WaitsFromTomorrow),
        ([ADULT_MAN], {"outside_since": DAY}, WaitsFromTomorrow),
    ],
)
def test_what_makes_no_sense_is_refused(amina, team, members, told, refusal):
    days = {name: clock.today() + by_days for name, by_days in told.items()}
    with amina.at_work() as by:
        case = case_of("Fatou", team=team, by=by)
        with pytest.raises(refusal):
            ask_for_place(case=case, members=members, wanted_from=clock.today(), by=by, **days)
        assert not HousingRequest.objects.exists()


def test_nobody_is_in_a_household_twice(amina, team):
    with amina.at_work() as by:
        case = case_of("Fatou", team=team, by=by)
        with pytest.raises(SaidTwice):
            ask_for_place(
                case=case, members=[Member("adult", "F", case.person)] * 2, wanted_from=clock.today(), by=by
            )


def test_it_is_said_anew_and_ends_once(amina, team):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by, members=[CHILD], not_in_districts=["Centro"])
        correct_request(request=request, members=[ADULT_WOMAN], wanted_from=clock.today(), by=by)
        assert (request.size, request.members.count(), request.where_not.count()) == (1, 1, 0)
        withdraw_request(request=request, because="left_city", by=by)
        for late in (
            lambda: withdraw_request(request=request, because="left_city", by=by),
            lambda: correct_request(request=request, members=[ADULT_WOMAN], wanted_from=clock.today(), by=by),
        ):
            with pytest.raises(NotAnymore):
                late()


def test_another_teams_case_manager_does_not_ask(amina, team, protector, bruno):
    with amina.at_work() as by:
        case = case_of("Fatou", team=team, by=by)
    for other, refusal in ((protector, NotYourCase), (bruno, Denied)):
        with other.at_work() as by, pytest.raises(refusal):
            ask_for_place(case=case, members=[ADULT_WOMAN], wanted_from=clock.today(), by=by)


def test_a_protected_persons_request_is_her_teams(sassari, amina, livia, protector, protecting_team):
    with protector.at_work() as by:
        request = asked("Samira", team=protecting_team, by=by, members=[CHILD], not_in_districts=["Centro"])
        protect_person(person=request.person, team=protecting_team, reason="violence", by=by)
    inside = player("Lea", sassari, Role.HOUSING_OFFICER, team=protecting_team)
    tables = (HousingRequest, RequestMember, WhereNot)
    for reader, sees in ((amina, False), (livia, False), (inside, True)):
        with reader.at_work():
            assert [model.objects.exists() for model in tables] == [sees] * 3


def test_a_protected_member_is_not_seen_but_counted(amina, team, livia, protector, protecting_team):
    with amina.at_work() as by:
        child = case_of("Hawa", team=team, by=by).person
        request = asked("Fatou", team=team, by=by, members=[Member("child", "F", child)])
    with protector.at_work() as by:
        protect_person(person=child, team=protecting_team, reason="violence", by=by)
    with livia.at_work():
        seen = HousingRequest.objects.get(pk=request.pk)
        assert (seen.size, seen.members.count()) == (2, 1)


def test_when_her_time_is_over_nothing_written_is_left(amina, team):
    with amina.at_work() as by:
        request = asked(
            "Fatou", team=team, by=by, members=[CHILD], words="Ha paura", near="scuola", needs=["cot"]
        )
        erase_requests([request.person_id])
        request.refresh_from_db()
        assert (request.words, request.near, request.needs) == ("", "", [])
        assert not RequestMember.objects.exists()
