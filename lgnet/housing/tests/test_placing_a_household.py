# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each household every unit is told with its reasons; a person chooses, and all are booked or nobody."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import translation

from lgnet.casework.actions.close_case import close_case
from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.cancel_stay import cancel_stay
from lgnet.housing.actions.follow_requests import follow_request, to_follow
from lgnet.housing.actions.keep_apart import end_apart, keep_apart
from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.actions.limit_team import limit_team
from lgnet.housing.actions.place_household import place_household
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.housing.models import HousingRequest, PlaceDecision, Stay, Unit
from lgnet.housing.placing.words import words
from lgnet.housing.queries.places import foes_of, verdicts
from lgnet.housing.queries.waiting import get_request
from lgnet.housing.request_errors import AlreadyHeld, ApartFromThemselves, DoesNotFit, NoReason, ToBeConfirmed
from lgnet.housing.tests.asking import ADULT_MAN, CHILD, asked
from lgnet.housing.tests.conftest import OPENED
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust import tenancy

WHY = "La prima della lista"


def unit(by, name, *, beds=1, for_whom="anybody", traits=(), kind=PropertyKind.TEMPORARY_HOME, **told):
    home = add_property(name=name, kind=kind, owner_kind=OwnerKind.MUNICIPALITY, by=by, **told)
    flat = add_unit(home=home, name="Stanza", for_whom=for_whom, by=by)
    for place in range(beds):
        add_bed(unit=flat, name=f"{place}", traits=traits, in_service_from=OPENED, by=by)
    return flat


def told(by, request) -> dict[str, dict[str, str]]:
    """By house, the code of each reason and its answer."""
    names = dict(Unit.objects.values_list("pk", "property__name"))
    return {
        names[one.place.id]: {reason.code: reason.answer for reason in one.reasons}
        for one in verdicts(get_request(by, request.pk))
    }


@pytest.fixture
def family(amina, team):
    with amina.at_work() as by:
        return asked(
            "Fatou", team=team, by=by, members=[ADULT_MAN, CHILD], needs=["cot"], not_in_districts=["Latte Dolce"],
            near="Centro",
        )  # fmt: skip


def test_each_unit_says_why_and_why_not(livia, team, family):
    with livia.at_work() as by:
        unit(by, "Giusta", beds=3, traits=["cot"], address=Whereabouts("Via Roma 1", "Sassari, centro"))
        unit(by, "Piccola", beds=2, traits=["cot"], address=Whereabouts("Via Po 1", "Latte Dolce"))
        unit(by, "Donne", beds=3, for_whom="women", traits=["quiet"])
        unit(by, "Rifugio", beds=3, traits=["cot"], kind=PropertyKind.PROTECTED_SHELTER, team=team,
             meeting_point="Sportello", phone="079", address=Whereabouts("Via Segreta 9", "Latte Dolce"))  # fmt: skip
        found = told(by, family)
    assert found["Giusta"] == {
        "room": "yes", "kind": "yes", "for_whom": "yes", "needs": "yes", "safe_district": "yes", "near": "yes",
        "shared": "yes",
    }  # fmt: skip
    assert list(found)[0] == "Giusta"
    assert (found["Piccola"]["room"], found["Piccola"]["safe_district"]) == ("no", "no")
    assert (found["Donne"]["for_whom"], found["Donne"]["needs"], found["Donne"]["safe_district"]) == (
        "no",
        "no",
        "ask",
    )
    assert (found["Rifugio"]["kind"], found["Rifugio"]["safe_district"]) == (
        "no",
        "ask",
    )  # not even whether it is there


def test_every_reason_has_words_and_none_tells_an_address(livia, team, family):
    with livia.at_work() as by:
        unit(by, "Rifugio", kind=PropertyKind.PROTECTED_SHELTER, team=team, meeting_point="Sportello", phone="079",
             address=Whereabouts("Via Segreta 9", "Latte Dolce"))  # fmt: skip
        unit(by, "Aperta", beds=4, traits=["cot"])
        with translation.override("en"):
            said = " ".join(
                words(one) for found in verdicts(get_request(by, family.pk)) for one in found.reasons
            )
    assert "confidential" in said and "too few" in said and "nobody else" in said
    assert "Segreta" not in said and "latte" not in said.lower()


def test_a_household_is_placed_whole(livia, family):
    with livia.at_work() as by:
        flat = unit(by, "Giusta", beds=4, traits=["cot"], address=Whereabouts("Via Roma 1", "centro"))
        request = get_request(by, family.pk)
        decision = place_household(request=request, unit_id=flat.pk, why=WHY, by=by)
        stays = Stay.objects.filter(party=decision.party)
        assert {one.bed.unit_id for one in stays} == {flat.pk}
        assert sorted(one.who for one in stays) == ["18–64 anni", "3–13 anni", "Fatou Fringuello"]
        assert {one.state for one in stays} == {"provisional"}
        assert {one.request for one in stays} == {family.pk}
        assert (decision.place_in_list, decision.why, decision.by_id) == (1, WHY, by.user_id)
        assert HousingRequest.objects.get(pk=family.pk).state == "proposed"
        with pytest.raises(AlreadyHeld):
            place_household(request=request, unit_id=flat.pk, why=WHY, by=by)


def test_what_does_not_fit_is_not_booked_and_a_doubt_is_made_sure_of_first(livia, amina, family):
    with livia.at_work() as by:
        small, unknown = (
            unit(by, "Piccola", beds=2, traits=["cot"]),
            unit(by, "Ignota", beds=3, traits=["cot"]),
        )
        request = get_request(by, family.pk)
        for flat, why, sure, refusal in (
            (small, WHY, True, DoesNotFit), (unknown, " ", True, NoReason), (unknown, WHY, False, ToBeConfirmed),
        ):  # fmt: skip
            with pytest.raises(refusal):
                place_household(request=request, unit_id=flat.pk, why=why, made_sure=sure, by=by)
        assert not Stay.objects.exists() and not PlaceDecision.objects.exists()
        place_household(request=request, unit_id=unknown.pk, why=WHY, made_sure=True, by=by)
        assert Stay.objects.count() == 3
    with amina.at_work() as by, pytest.raises(Denied):
        place_household(request=request, unit_id=unknown.pk, why=WHY, made_sure=True, by=by)


@pytest.mark.parametrize(
    ("rule", "sex", "members", "answer"),
    [
        ("women", "F", [], "yes"), ("women", "M", [], "no"), ("women", "F", [CHILD], "yes"), ("women", "", [], "ask"),
        ("men", "M", [], "yes"), ("men", "M", [CHILD], "no"), ("men", "F", [], "no"), ("families", "F", [], "no"),
        ("families", "F", [CHILD], "yes"), ("anybody", "M", [], "yes"),
    ],
)  # fmt: skip
def test_who_may_live_in_a_unit(livia, amina, team, rule, sex, members, answer):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by, sex=sex, members=members)
    with livia.at_work() as by:
        unit(by, "Casa", beds=3, for_whom=rule)
        assert told(by, request)["Casa"]["for_whom"] == answer


def test_who_must_live_apart_is_never_put_into_one_house(livia, amina, team, protector, protecting_team):
    with amina.at_work() as by:
        request, other = asked("Fatou", team=team, by=by), asked("Modou", team=team, by=by, sex="M")
    with livia.at_work() as by:
        flat = unit(by, "Casa", beds=3)
        place_household(request=get_request(by, other.pk), unit_id=flat.pk, why=WHY, by=by)
        assert "apart" not in told(by, request)["Casa"]
    with amina.at_work() as by:
        apart = keep_apart(request=request, other=other.person, because="violence", by=by)
    with protector.at_work() as by:
        protect_person(person=other.person, team=protecting_team, reason="violence", by=by)
    with livia.at_work() as by:  # who can't see him is told so, and nothing more
        assert told(by, request)["Casa"]["apart"] == "no"
        with pytest.raises(DoesNotFit):
            place_household(request=get_request(by, request.pk), unit_id=flat.pk, why=WHY, by=by)
    with protector.at_work():
        apart.until = clock.today() - timedelta(days=1)
        apart.since = apart.until - timedelta(days=1)
        apart.save()
    with livia.at_work() as by:  # control: when its time is over, the house is open again
        assert "apart" not in told(by, request)["Casa"]


def test_apart_ends_and_is_never_of_one_person(amina, team):
    with amina.at_work() as by:
        request, other = asked("Fatou", team=team, by=by), asked("Modou", team=team, by=by, sex="M")
        with pytest.raises(ApartFromThemselves):
            keep_apart(request=request, other=request.person, because="violence", by=by)
        end_apart(apart=keep_apart(request=request, other=other.person, because="conflict", by=by), by=by)
        assert foes_of({request.person_id}) == {request.person_id: set()}


def test_a_team_follows_as_many_households_as_it_can(livia, amina, team):
    with amina.at_work() as by:
        first, second = (asked(name, team=team, by=by) for name in ("Fatou", "Awa"))
    with livia.at_work() as by:
        flat = unit(by, "Casa", beds=3, team=team)
        limit_team(team=team, most=1, by=by)
        assert told(by, first)["Casa"]["team"] == "yes"
        place_household(request=get_request(by, first.pk), unit_id=flat.pk, why=WHY, by=by)
        assert told(by, second)["Casa"]["team"] == "no"
        limit_team(team=team, most=None, by=by)
        assert "team" not in told(by, second)["Casa"]


def test_a_bed_taken_on_one_of_the_nights_is_not_free(livia, amina, team):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by, wanted_until=clock.today() + timedelta(days=10))
    with livia.at_work() as by:
        flat = unit(by, "Casa")
        in_a_week = clock.today() + timedelta(days=7)
        book_stay(bed=flat.beds.get(), first_night=in_a_week, leaves_on=None, called="Altra", by=by)
        assert told(by, request)["Casa"]["room"] == "no"


def test_a_request_follows_what_became_of_its_place(livia, amina, team, sassari):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by)
    clock_itself = system_actor("clock", city_id=sassari.id)
    with livia.at_work() as by:
        flat = unit(by, "Casa")
        decision = place_household(request=get_request(by, request.pk), unit_id=flat.pk, why=WHY, by=by)
        assert to_follow() == []
        cancel_stay(stay=Stay.objects.get(party=decision.party), reason="own_home", by=by)
    with tenancy.in_city(sassari.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        (found,) = to_follow()
        follow_request(request=found, by=clock_itself)
        found.refresh_from_db()
        assert (found.state, found.party) == ("waiting", None)
    with livia.at_work() as by:
        again = place_household(request=get_request(by, request.pk), unit_id=flat.pk, why=WHY, by=by)
        arrive(stay=Stay.objects.get(party=again.party), by=by)
    with tenancy.in_city(sassari.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        (found,) = to_follow()
        follow_request(request=found, by=clock_itself)
        assert (found.state, to_follow()) == ("placed", []) and found.ended_at


def test_a_request_of_a_closed_case_is_let_go(amina, team, sassari):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by)
        close_case(case=request.case, reason="withdrew", outcome="autonomous", by=by)
    with tenancy.in_city(sassari.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        (found,) = to_follow()
        follow_request(request=found, by=system_actor("clock", city_id=sassari.id))
        assert found.state == "lapsed"
