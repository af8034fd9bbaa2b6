# SPDX-License-Identifier: AGPL-3.0-or-later
"""Over random histories: linked people are counted once, in whatever order they were linked; and when every link is
undone, each record and each count is what it would be had nobody ever linked anything."""

from collections import defaultdict
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as any_

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.models import Case
from lgnet.kernel import clock
from lgnet.kernel.errors import Conflict
from lgnet.kernel.ids import new_id
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.models import Cell, FirstService
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import figures
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.test_restatement_sums import an_edition
from lgnet.network.models import Team
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.models import Contact
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.actions.tell_apart import tell_apart
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.choices import Verdict
from lgnet.people.models import PairDecision, Person
from lgnet.trust.tenancy import EVERY_TEAM, in_city
from tests.cast import Player, fresh_city, player

BEGIN = rome(2026, 2, 2, 9)
PEOPLE = 5
WHO, WHOM = any_.integers(0, PEOPLE - 1), any_.integers(0, PEOPLE - 1)
STEPS = any_.lists(
    any_.one_of(
        any_.tuples(any_.sampled_from(["meet", "meet_nameless", "join", "open", "open", "close"]), WHO, WHOM),
        any_.tuples(any_.sampled_from(["link", "link", "unlink", "apart"]), WHO, WHOM),
    ),
    min_size=4,
    max_size=22,
)
LINKING = ("link", "unlink", "apart")


class History:
    """A city in which the steps of a history happen, a day after another; a refused step did not happen."""

    def __init__(self, programme, *, linking: bool) -> None:
        self.programme, self.linking = programme, linking
        city = fresh_city("Sassari")
        self.team = Team.objects.create(city=city, name="Équipe centro")
        self.amina: Player = player("Amina", city, "case_manager", team=self.team)
        self.city, self.done = city, []
        with clock.telling(BEGIN), self.amina.at_work() as by:
            self.people = [self._registered(number, by) for number in range(PEOPLE)]

    def _registered(self, number: int, by) -> Person:
        told = {"sex": "FMX"[number % 3]} if number % 2 else {}
        person = register_person(
            by=by, given_name=f"Zuhra{number}", citizenships=["NGA", "SEN"][: number % 3], **told
        )
        if number % 2 == 0:
            record_permit(person=person, document_kind="1", reason="ASILO", valid_from=BEGIN.date(), by=by,
                          valid_to=BEGIN.date() + timedelta(days=700))  # fmt: skip
        return person

    def happens(self, step: tuple, on: int) -> bool:
        """Returns whether it did."""
        if step[0] in LINKING and not self.linking:
            return False
        one, other = self.people[step[1]], self.people[step[2]]
        with clock.telling(BEGIN + timedelta(days=3 * on, hours=step[1])), self.amina.at_work() as by:
            for person in (one, other):
                person.refresh_from_db()
            with suppress(Conflict, Nothing), transaction.atomic():
                getattr(self, f"_{step[0]}")(by, one, other)
                return True
        return False

    def _meet(self, by, one, other) -> None:
        self._met(by, person=one)

    def _meet_nameless(self, by, one, other) -> None:
        self._met(by, nickname="Momo")

    def _met(self, by, **who) -> None:
        told = {
            "happened_at": clock.now() - timedelta(hours=30),
            "place": "Stazione",
            "idempotency_key": new_id(),
        }
        record_contact(by=by, programme=self.programme, **told, **who)

    def _join(self, by, one, other) -> None:
        nameless = Contact.objects.filter(person=None).order_by("happened_at", "pk").first()
        join_contact(contact=there(nameless), person=one, by=by)

    def _open(self, by, one, other) -> None:
        open_case(person=one, team=self.team, programme=self.programme, by=by)

    def _close(self, by, one, other) -> None:
        case = Case.objects.filter(person=one, closed_at=None).first()
        close_case(case=there(case), reason="withdrew", outcome="unknown", by=by)

    def _link(self, by, one, other) -> None:
        there(one.pk != other.pk)
        link_records(first=one, second=other, how_known="told", by=by)

    def _unlink(self, by, one, other) -> None:
        standing = PairDecision.objects.filter(verdict=Verdict.SAME, ended_at=None).order_by("pk")
        unlink_records(decision=there(standing.first()), why="", by=by, apart=False)

    def _apart(self, by, one, other) -> None:
        there(one.pk != other.pk)
        tell_apart(first=one, second=other, how_known="told", by=by)

    def undo_all(self) -> None:
        with clock.telling(BEGIN + timedelta(days=200)), self.amina.at_work() as by:
            for decision in PairDecision.objects.filter(verdict=Verdict.SAME, ended_at=None):
                unlink_records(decision=decision, why="", by=by)

    def counts(self) -> list[tuple]:
        with clock.telling(rome(2026, 7, 10)):
            refresh_all_cells(self.city, self.programme)
        cells = Cell.objects.filter(city=self.city, programme=self.programme)
        kept = cells.order_by("indicator", "period_kind", "starts_on")
        return list(
            kept.values_list("indicator", "period_kind", "starts_on", "value", "not_counted", "by", "hours")
        )

    def records(self) -> list:
        """Everything that is written, without ids."""
        place = {person.pk: number for number, person in enumerate(self.people)} | {None: None}
        with in_city(self.city.id, teams=EVERY_TEAM), transaction.atomic():
            people = list(
                Person.objects.order_by("pk").values(
                    "given_name", "sex", "citizenships", "leading", "changed_at"
                )
            )
            cases = [
                (place[one.person_id], one.opened_at, one.closed_at, one.first_contact_at, one.eligibility,
                 one.eligibility_reason)
                for one in Case.objects.order_by("pk")
            ]  # fmt: skip
            contacts = [
                (place[one.person_id], one.happened_at)
                for one in Contact.objects.order_by("happened_at", "pk")
            ]
            kept = sorted(
                (place[one.person_id], one.day, one.age)
                for one in FirstService.objects.filter(programme=self.programme)
            )
        return [people, cases, sorted(contacts, key=str), kept]


class Nothing(Exception):
    """There is nothing this step could be done with."""


def there(what):
    if not what:
        raise Nothing
    return what


def groups(history: History) -> list[set]:
    """By hand, from the decisions that stand: who is one person with whom."""
    with in_city(history.city.id, teams=EVERY_TEAM), transaction.atomic():
        found = [{person.pk} for person in history.people]
        for decision in PairDecision.objects.filter(verdict=Verdict.SAME, ended_at=None).order_by("-pk"):
            one = next(group for group in found if decision.first_id in group)
            other = next(group for group in found if decision.second_id in group)
            if one is not other:
                found.remove(other)
                one |= other
        marked = defaultdict(set)
        for person in Person.objects.all():
            marked[person.one_id].add(person.pk)
    assert sorted(map(sorted, found)) == sorted(map(sorted, marked.values()))
    return found


def people_by_hand(history: History) -> int:
    """How many people were taken in charge and are eligible, in the whole programme."""
    with in_city(history.city.id, teams=EVERY_TEAM), transaction.atomic():
        eligible = set(Case.objects.filter(eligibility="eligible").values_list("person_id", flat=True))
    return sum(bool(group & eligible) for group in groups(history))


@pytest.mark.slow
@settings(
    max_examples=15,
    deadline=None,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # each example is two cities: shrinking takes too long
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_when_every_link_is_undone_all_is_as_if_nobody_had_linked(definitions, steps):
    programme = an_edition()
    linked, plain = History(programme, linking=True), History(programme, linking=False)
    for on, step in enumerate(steps):
        if linked.happens(step, on) and step[0] not in LINKING:
            assert plain.happens(step, on)
    counted = linked.counts()
    with clock.telling(rome(2026, 7, 10)):
        shown = figures(linked.city, programme, period_from("all")).figure("people_taken_in_charge")
    assert shown.value == people_by_hand(linked)
    assert linked.counts() == counted
    linked.undo_all()
    assert linked.counts() == plain.counts()
    assert linked.records() == plain.records()
    assert len(groups(linked)) == PEOPLE


def test_a_link_does_change_what_is_counted(definitions):
    """Else the test above would prove nothing."""
    programme = an_edition()
    history = History(programme, linking=True)
    for on, step in enumerate([("open", 4, 4), ("close", 4, 4), ("open", 2, 2)]):
        assert history.happens(step, on)
    before = history.counts()
    assert people_by_hand(history) == 2
    assert history.happens(("link", 2, 4), 4)
    assert not history.happens(("open", 4, 4), 5)
    assert history.counts() != before
    assert people_by_hand(history) == 1
