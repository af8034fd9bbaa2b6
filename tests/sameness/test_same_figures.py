# SPDX-License-Identifier: AGPL-3.0-or-later
"""Page, Excel, PDF and interface say the same of random histories: figures, targets, shares, groups, months, versions
of definitions, what is closed and what was restated. And a difference would be seen."""

import random
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from lgnet.api.actions.make_token import make_token
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, Role
from lgnet.monitoring import report_jobs
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.actions.request_report import request_report
from lgnet.monitoring.choices import ReportFormat
from lgnet.monitoring.models import Report, Target
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import current_definitions
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import close, in_july, restate
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.people.choices import BirthPrecision
from lgnet.people.models import Person
from lgnet.trust import tenancy
from tests.cast import player
from tests.sameness import at_the_interface, in_excel, on_paper, on_the_page
from tests.sameness.told import Told

NOT_ON_THE_PAGE = {"versions"}
"""Told on the page of definitions, to which each figure leads."""


@pytest.fixture(autouse=True)
def july():
    with in_july():
        yield


class Readers:
    """Somebody who looks at the same figures on a page, in two files and through the interface."""

    def __init__(self, reader, programme, period: str) -> None:
        self.reader, self.programme, self.period = reader, programme, period
        self.city = reader.city.name if reader.city else ""
        by = Actor(reader.user.id, reader.user.name)
        with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            self.token = make_token(name="Telaio", days=30, by=by)[1]

    def all(self, *, cities: list[str]) -> dict[str, Told]:
        titles = [definition.title_it for definition in current_definitions()]
        return {
            "page": self.page(),
            "Excel": in_excel.read(self.file(ReportFormat.XLSX), city=self.city),
            "PDF": on_paper.read(self.file(ReportFormat.PDF), titles=titles, cities=cities, city=self.city),
            "interface": at_the_interface.read(
                self.ask, programme=self.programme.code, period=self.period, city=self.city
            ),
        }

    def page(self) -> Told:
        asked = {"programme": self.programme.code, "period": self.period}
        html = self.reader.browser.get(self.reader.url("figures/"), asked).content.decode()
        return on_the_page.of_city(html, city=self.city) if self.city else on_the_page.of_network(html)

    def file(self, format: ReportFormat) -> bytes:
        with self.reader.at_work() as by:
            report = request_report(
                programme=self.programme, period=period_from(self.period), format=format, language="it", by=by
            )
        report_jobs.make_report(city_id=str(report.city_id), report_id=str(report.pk))
        with self.reader.at_work():
            return bytes(Report.objects.get(pk=report.pk).content)

    def ask(self, what: str, **asked):
        place = f"cities/{self.reader.city.slug}" if self.city else "network"
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = Client().get(f"/api/v1/{place}/{what}", asked, headers=headers)
        assert answer.status_code == 200, answer.content
        return answer.json()


def history(city, programme, *, seed: int, manager, team) -> None:
    """People of several ages, genders and citizenships, some of whom nobody knows; and a promise or two."""
    chance, since = random.Random(seed), rome(2026, 2, 1)
    with manager.at_work():
        invent(programme, city=city, team=team, manager=manager.user, seed=seed, people=25, since=since)
        for person in Person.objects.all():
            describe(person, chance)
    for indicator, value in (
        ("contacts", 40),
        ("people_taken_in_charge", 12),
        ("hours_to_taking_charge", 72),
    ):
        if chance.random() < 0.8:
            promise(city, programme, indicator, value)
    refresh_all_cells(city, programme)


def describe(person: Person, chance: random.Random) -> None:
    person.sex = chance.choice(["F", "M", "X", ""])
    person.citizenships = chance.choice([["NGA"], ["BGD", "PAK"], ["UKR"], []])
    if chance.random() < 0.7:
        person.birth_date = (rome(2026, 1, 1) - timedelta(days=chance.randint(4_000, 28_000))).date()
        person.birth_precision = BirthPrecision.EXACT
    person.save()


def promise(city, programme, indicator: str, value: int) -> None:
    for kind, first in (("quarter", "2026-04-01"), ("year", "2026-01-01")):
        key = {"period_kind": kind, "starts_on": first, "indicator": indicator}
        Target.objects.create(city=city, programme=programme, value=value, **key)


@pytest.fixture
def told_history(sassari, torino, team, torino_team, amina, carla, edition):
    """`told_history(seed)`: both cities of the edition have lived through half a year."""

    def tell(seed: int) -> None:
        history(sassari, edition, seed=seed, manager=amina, team=team)
        history(torino, edition, seed=seed + 1_000, manager=carla, team=torino_team)

    return tell


def compared(told: dict[str, Told]) -> list[str]:
    """What one says and another says otherwise, or does not say."""
    faults = []
    for part in fields(Told):
        said = {name: getattr(each, part.name) for name, each in told.items()}
        if part.name in NOT_ON_THE_PAGE:
            said.pop("page")
        faults += _differences(part.name, said)
    return faults


def _differences(part: str, said: dict[str, dict]) -> list[str]:
    model = said["Excel"]
    return [
        f"{part} {key}: Excel {model.get(key, 'nothing')!r}, {name} {other.get(key, 'nothing')!r}"
        for name, other in said.items()
        for key in sorted(model.keys() | other.keys(), key=str)
        if not _same(part, name, model, other, key)
    ]


def _same(part: str, name: str, model: dict, other: dict, key) -> bool:
    if key in model and key in other:
        return model[key] == other[key]
    if part == "months" and name == "page" and not other:
        return True  # the page of the network has no months
    if part == "restated" and name == "page" and not other:
        return True  # it says of its cities that, not what
    return part == "groups" and _of_nobody(key, model, other)


def _of_nobody(key, model: dict, other: dict) -> bool:
    """A figure of nobody has no table of groups on the page and on paper; elsewhere its groups are all empty."""
    both = model | other
    return not any(number for (title, _, _), number in both.items() if title == key[0])


@pytest.mark.slow
@pytest.mark.parametrize("seed, period", [(1, "2026"), (2, "2026-Q2"), (3, "2026-03"), (4, "all")])
def test_a_city_reads_the_same_everywhere(seed, period, told_history, project_manager, edition):
    told_history(seed)
    told = Readers(project_manager, edition, period).all(cities=[])
    assert compared(told) == []
    assert len(told["page"].figures) == 7 and told["page"].months


@pytest.mark.slow
@pytest.mark.parametrize("seed, period", [(5, "2026"), (6, "2026-Q2")])
def test_the_network_reads_the_same_everywhere(seed, period, told_history, dario, edition):
    told_history(seed)
    told = Readers(dario, edition, period).all(cities=["Sassari", "Torino"])
    assert compared(told) == []
    assert len(told["page"].cities) == 14


@pytest.fixture
def restated(told_history, project_manager, amina, sassari, team, torino, edition):
    """Sassari has closed the second quarter, found two people more, and said so; Torino has closed nothing."""
    told_history(7)
    closed = close(project_manager, edition, "2026-Q2")
    with clock.telling(rome(2026, 7, 20, 9)):
        with amina.at_work():
            for _ in range(2):
                factories.case(
                    edition, rome(2026, 5, 20, 9), team=team, manager=amina.user, person=factories.person(),
                    first_contact_at=rome(2026, 5, 19, 9),
                )  # fmt: skip
        restate(project_manager, closed)
        yield edition


@pytest.mark.slow
def test_what_is_closed_and_restated_is_told_everywhere(restated, project_manager, dario):
    of_city = Readers(project_manager, restated, "2026-Q2").all(cities=[])
    assert compared(of_city) == []
    first = of_city["page"].restated["Sassari", "Persone prese in carico"]
    assert of_city["page"].figures["Persone prese in carico"].value == first + 2
    assert all(of_city["page"].closed.values())
    of_network = Readers(dario, restated, "2026-Q2").all(cities=["Sassari", "Torino"])
    assert compared(of_network) == []
    assert of_network["page"].closed == {"Sassari": True, "Torino": False}
    assert of_network["Excel"].restated["Sassari", "Persone prese in carico"] == first


# --- the controls


@pytest.fixture
def honest(told_history, project_manager, edition) -> dict[str, Told]:
    told_history(8)
    return Readers(project_manager, edition, "2026").all(cities=[])


PLANTED = {
    "a figure": lambda told: told.figures.update(
        Contatti=replace(told.figures["Contatti"], value=told.figures["Contatti"].value + 1)
    ),
    "a target": lambda told: told.figures.update(Contatti=replace(told.figures["Contatti"], target=7)),
    "a share": lambda told: told.figures.update(Contatti=replace(told.figures["Contatti"], share=1_000)),
    "what is not counted": lambda told: told.figures.update(
        {"Persone prese in carico": replace(told.figures["Persone prese in carico"], not_counted=99)}
    ),
    "a group": lambda told: told.groups.update({next(iter(told.groups)): -1}),
    "a month": lambda told: told.months.update({next(iter(told.months)): -1}),
    "a version": lambda told: told.versions.update(Contatti=9),
    "what is closed": lambda told: told.closed.update(Contatti=True),
    "a restatement": lambda told: told.restated.update({("Sassari", "Contatti"): 3}),
    "something left out": lambda told: told.figures.pop("Contatti"),
}


@pytest.mark.slow
def test_the_control_a_difference_anywhere_is_seen(honest):
    assert compared(honest) == []
    for name in honest:
        for what, plant in PLANTED.items():
            if name == "page" and what in ("a version", "a restatement"):
                continue
            lying = {each: Told(**{part.name: dict(getattr(told, part.name)) for part in fields(Told)})
                     for each, told in honest.items()}  # fmt: skip
            plant(lying[name])
            assert compared(lying), f"{what} on {name} was not seen"


def test_a_street_operator_reads_none_of_them(sassari, edition):
    bruno = player("Bruno", sassari, Role.STREET_OPERATOR)
    assert bruno.browser.get(bruno.url("figures/")).status_code == 403
