# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is answered what, and how a refusal is told."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from lgnet.api import limits
from lgnet.api.models import ApiToken
from lgnet.api.tests.conftest import Program, token_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent
from tests.cast import player


@pytest.fixture
def counted(amina, sassari, team, edition):
    with amina.at_work():
        for eligibility in ("eligible", "eligible", "unproven"):
            factories.case(
                edition, rome(2026, 3, 5, 9), team=team, manager=amina.user, eligibility=eligibility,
                person=factories.person("Zuhra", "Canarinetti"), first_contact_at=rome(2026, 3, 3, 9),
            )  # fmt: skip
    refresh_all_cells(sassari, edition)
    return edition


def of(edition, period="2026"):
    return {"programme": edition.code, "period": period}


def told(answer, status: int, code: str) -> None:
    """A problem as RFC 9457 has it."""
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    fault = answer.json()
    assert (fault["code"], fault["status"], fault["type"]) == (code, status, f"urn:lgnet:problem:{code}")
    assert fault["title"] and fault["detail"]


def test_a_city_reads_its_figures(program, project_manager, sassari, counted):
    answer = program(project_manager).get(f"cities/{sassari.slug}/figures", **of(counted))
    assert answer.status_code == 200
    figures = {figure["indicator"]: figure for figure in answer.json()["figures"]}
    taken = figures["people_taken_in_charge"]
    assert (taken["value"], taken["not_counted"], taken["target"], taken["share"]) == (2, 1, None, None)
    assert {division: sum(groups.values()) for division, groups in taken["groups"].items()} == {
        "age": 2, "gender": 2, "citizenship": 2,
    }  # fmt: skip
    assert figures["hours_to_taking_charge"]["value"] == 48
    assert "Canarinetti" not in answer.content.decode()


def test_the_network_reads_all_of_them(program, dario, sassari, torino, counted):
    refresh_all_cells(torino, counted)
    answer = program(dario).get("network/figures", **of(counted)).json()
    by_city = {row["place"]["slug"]: row["figures"][1]["value"] for row in answer["cities"]}
    assert by_city == {sassari.slug: 2, torino.slug: 0}
    assert answer["figures"][1]["value"] == 2


def test_places_are_those_where_the_role_reads_figures(program, project_manager, dario, bruno, sassari):
    assert [place["slug"] for place in program(project_manager).get("places").json()] == [sassari.slug]
    assert [place["kind"] for place in program(dario).get("places").json()] == ["network"]
    assert program(bruno).get("places").json() == []


def test_months_periods_definitions_and_programmes(program, project_manager, sassari, counted):
    asks = program(project_manager)
    here = f"cities/{sassari.slug}"
    months = asks.get(f"{here}/trend", programme=counted.code, until="2026-Q1").json()["months"]
    assert len(months) == 12 and months[-1]["period"]["code"] == "2026-03"
    assert months[-1]["figures"][1]["value"] == 2
    periods = asks.get(f"{here}/periods", programme=counted.code).json()
    assert {"all", "2026", "2026-Q1", "2026-03"} <= {period["code"] for period in periods}
    assert {period["closed_cities"] for period in periods} == {0}
    assert "contacts" in {definition["code"] for definition in asks.get(f"{here}/definitions").json()}
    assert counted.code in {programme["code"] for programme in asks.get(f"{here}/programmes").json()}


def test_another_city_does_not_exist(program, carla, dario, sassari, counted):
    for somebody in (carla, dario):
        told(program(somebody).get(f"cities/{sassari.slug}/figures", **of(counted)), 404, "api.no_such_place")
    nowhere = program(carla).get("cities/atlantis/figures", **of(counted))
    told(nowhere, 404, "api.no_such_place")


def test_a_city_does_not_read_the_network(program, project_manager, counted):
    told(program(project_manager).get("network/figures", **of(counted)), 404, "api.no_such_place")


def test_who_reads_no_figures_reads_none_here(program, bruno, sassari, counted):
    told(program(bruno).get(f"cities/{sassari.slug}/figures", **of(counted)), 403, "network.not_your_role")


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"programme": "LGNet77", "period": "2026"}, 404, "api.no_such_programme"),
        ({"programme": "", "period": "yesterday"}, 404, "api.no_such_programme"),
        ({}, 422, "api.asked_wrongly"),
    ],
)
def test_what_makes_no_sense_is_told(program, project_manager, sassari, edition, asked, status, code):
    told(program(project_manager).get(f"cities/{sassari.slug}/figures", **asked), status, code)


def test_a_period_that_is_none_is_told(program, dario, edition):
    told(program(dario).get("network/figures", **of(edition, "2026-13")), 400, "api.no_such_period")


def test_an_address_that_is_none_is_told(program, dario):
    told(program(dario).get("network/people"), 404, "api.no_such_address")


# --- tokens


@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer lgnet_0000000000_nothing", "Basic YTpi", "Bearer x"]
)
def test_without_a_token_nothing_is_answered(header, edition):
    headers = {"Authorization": header} if header else {}
    answer = Client().get("/api/v1/places", headers=headers)
    told(answer, 401, "api.no_token")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_session_opens_nothing_here_and_a_token_no_page(dario, program, edition):
    told(dario.browser.get("/api/v1/places"), 401, "api.no_token")
    page = Client().get("/network/figures/", headers={"Authorization": f"Bearer {program(dario).text}"})
    assert page.status_code == 302 and page.url.startswith("/accounts/login/")
    assert not program(dario).get("places").cookies


def test_a_changed_token_opens_nothing(dario, edition):
    _, text = token_of(dario)
    told(Program(text[:-1] + ("0" if text[-1] != "0" else "1")).get("places"), 401, "api.no_token")
    assert Program(text).get("places").status_code == 200


@pytest.mark.parametrize(
    "end",
    [
        lambda token, user: ApiToken.objects.filter(pk=token.pk).update(revoked_at=clock.now()),
        lambda token, user: ApiToken.objects.filter(pk=token.pk).update(expires_at=clock.now()),
        lambda token, user: type(user).objects.filter(pk=user.pk).update(is_active=False),
    ],
    ids=["revoked", "expired", "account closed"],
)
def test_a_token_ends_at_once(dario, edition, end):
    token, text = token_of(dario)
    assert Program(text).get("places").status_code == 200
    end(token, dario.user)
    told(Program(text).get("places"), 401, "api.no_token")


def test_when_the_membership_ends_so_does_what_the_token_reads(program, project_manager, sassari, counted):
    asks = program(project_manager)
    project_manager.user.memberships.update(ended_at=clock.now())
    told(asks.get(f"cities/{sassari.slug}/figures", **of(counted)), 404, "api.no_such_place")


def test_without_the_second_step_a_token_opens_nothing(program, dario, settings, edition):
    asks = program(dario)
    assert asks.get("places").status_code == 200
    settings.SECOND_FACTOR_REQUIRED = True
    told(asks.get("places"), 401, "api.no_token")


def test_a_token_asks_sixty_times_a_minute_and_another_is_not_held_up(program, dario, edition):
    asks, other, now = program(dario), program(dario), time.time()
    with time_machine.travel(now, tick=False):
        statuses = [asks.get("places").status_code for _ in range(limits.TIMES + 1)]
        assert statuses == [200] * limits.TIMES + [429]
        refused = asks.get("places")
        told(refused, 429, "api.too_many_calls")
        assert 0 < int(refused["Retry-After"]) <= 60
        assert other.get("places").status_code == 200
    with time_machine.travel(now + int(refused["Retry-After"]), tick=False):
        assert asks.get("places").status_code == 200


def test_each_answer_is_in_the_audit_of_its_place(dario, project_manager, sassari, counted):
    token, text = token_of(project_manager)
    Program(text).get(f"cities/{sassari.slug}/figures", **of(counted))
    Program(text).get("network/figures", **of(counted))
    with tenancy.in_city(sassari.id), transaction.atomic():
        noted = AuditEvent.objects.filter(action="api.figures_read", target_id=token.pk)
        assert [event.by_id for event in noted] == [project_manager.user.pk]


def test_when_it_was_last_used_is_kept_to_the_minute(dario, edition):
    token, text = token_of(dario)
    Program(text).get("places")
    first = ApiToken.objects.get(pk=token.pk).last_used_at
    Program(text).get("places")
    assert ApiToken.objects.get(pk=token.pk).last_used_at == first
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=first - timedelta(minutes=2))
    Program(text).get("places")
    assert ApiToken.objects.get(pk=token.pk).last_used_at >= first


def test_nothing_can_be_written_here(program, dario, edition):
    asks = program(dario)
    for method in ("post", "put", "patch", "delete"):
        sent = getattr(Client(), method)("/api/v1/places", headers={"Authorization": f"Bearer {asks.text}"})
        assert sent.status_code == 405


def test_words_are_in_the_readers_language_and_the_code_is_not(program, dario, edition):
    headers = {"Authorization": "Bearer x"}
    said = {
        language: Client().get("/api/v1/places", headers={**headers, "Accept-Language": language}).json()
        for language in ("it", "en")
    }
    assert said["it"]["title"] != said["en"]["title"] and said["it"]["code"] == said["en"]["code"]


# --- the description


def test_the_description_is_open_and_names_what_each_address_answers():
    schema = Client().get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/v1/cities/{city}/figures" in schema["paths"]
    for path, methods in schema["paths"].items():
        assert list(methods) == ["get"], path
        assert methods["get"]["security"] and {"200", "401", "429"} <= methods["get"]["responses"].keys()


def test_the_page_shows_each_address_and_each_field():
    page = Client().get("/api/v1/")
    said = page.content.decode()
    assert page.status_code == 200
    for path in Client().get("/api/v1/openapi.json").json()["paths"]:
        assert path in said
    assert "closed_cities" in said and "https://cdn" not in said


def test_roles_that_read_figures_read_them_here_and_no_others(sassari, counted):
    read = set()
    for role in (
        Role.PROJECT_MANAGER,
        Role.CASE_MANAGER,
        Role.ACCOUNTANT,
        Role.STREET_OPERATOR,
        Role.DESK_OPERATOR,
    ):
        somebody = player("Qualcuno", sassari, role)
        _, text = token_of(somebody)
        if Program(text).get(f"cities/{sassari.slug}/figures", **of(counted)).status_code == 200:
            read.add(role)
    assert read == {Role.PROJECT_MANAGER, Role.CASE_MANAGER, Role.ACCOUNTANT}
