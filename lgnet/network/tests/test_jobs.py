# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit of each city is sealed by the clock."""

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.kernel.clock import now
from lgnet.network.actions.add_team import add_team
from lgnet.network.jobs import seal_all, seal_audit
from lgnet.trust import tenancy
from lgnet.trust.sealing import unsealed_events


def test_every_event_is_sealed_once(city_administrator):
    with city_administrator.at_work() as by:
        for number in range(3):
            add_team(name=f"Équipe {number}", by=by)
    assert seal_all(city_administrator.city.id) == 3
    assert seal_all(city_administrator.city.id) == 0
    with city_administrator.at_work():
        assert not unsealed_events().exists()


def test_the_job_goes_round_all_cities_and_the_network(city_administrator, carla):
    with city_administrator.at_work() as by:
        add_team(name="Équipe notte", by=by)
    seal_audit(timestamp=int(now().timestamp()))
    for city_id in (city_administrator.city.id, carla.city.id, tenancy.NETWORK):
        with tenancy.in_city(city_id), transaction.atomic():
            assert not unsealed_events().exists()


def test_the_worker_finds_the_jobs_by_itself():
    app.perform_import_paths()
    assert "network.seal_audit" in app.tasks
    assert any(
        periodic.task.name == "network.seal_audit"
        for periodic in app.periodic_registry.periodic_tasks.values()
    )
