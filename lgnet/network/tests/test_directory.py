# SPDX-License-Identifier: AGPL-3.0-or-later
"""The directory of services says what is so, or says that it must be checked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lgnet.kernel.actor import system_actor
from lgnet.kernel.errors import Denied
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.actions.change_service import change_service
from lgnet.network.actions.close_service import close_service
from lgnet.network.actions.confirm_service import confirm_service
from lgnet.network.actions.load_directory import load_directory
from lgnet.network.actions.reopen_service import reopen_service
from lgnet.network.actions.report_service import report_service
from lgnet.network.errors import (
    ConfidentialAddress,
    NameTaken,
    NoNeed,
    NotInThisCity,
    NotReachable,
    ServiceClosed,
    UnknownNeed,
)
from lgnet.network.files import shipped_directory
from lgnet.network.models import Provider, Service
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent


@pytest.fixture
def provider(sassari):
    return Provider.objects.create(city=sassari, name="La Soglia")


@pytest.fixture
def service(sassari, provider):
    return Service.objects.create(
        city=sassari, provider=provider, name="Ambulatorio", needs=["health"], phone="+39 079 000 0101"
    )


def test_a_service_is_added_under_its_provider_and_recorded(amina):
    with amina.at_work() as by:
        provider = add_provider(name=" La Soglia ", by=by)
        service = add_service(provider=provider, name="Mensa", needs=["food"], address="Via Prova 1", by=by)
        assert (service.city_id, provider.name) == (amina.city.id, "La Soglia")
        assert AuditEvent.objects.filter(action="network.service_added", target_id=service.id).exists()


@pytest.mark.parametrize(("told", "problem"), [
    ({"needs": []}, NoNeed),
    ({"needs": ["gold"]}, UnknownNeed),
    ({"phone": ""}, NotReachable),
    ({"confidential_address": True, "address": "Via Segreta 1"}, ConfidentialAddress),
    ({"name": "Ambulatorio"}, NameTaken),
])  # fmt: skip
def test_a_service_that_helps_nobody_is_refused(amina, provider, service, told, problem):
    plain = {"name": "Mensa", "needs": ["food"], "phone": "+39 079 000 0102"}
    with amina.at_work() as by, pytest.raises(problem):
        add_service(provider=provider, **{**plain, **told}, by=by)


def test_another_citys_service_does_not_exist(carla, provider, service):
    with carla.at_work() as by:
        for act in (
            lambda: confirm_service(service=service, by=by),
            lambda: close_service(service=service, by=by),
            lambda: report_service(service=service, words="Chiuso", by=by),
            lambda: add_service(provider=provider, name="Mensa", needs=["food"], phone="1", by=by),
        ):
            with pytest.raises(NotInThisCity):
                act()


def test_a_service_stays_with_a_provider_of_its_city(amina, service, torino):
    elsewhere = Provider.objects.create(city=torino, name="Altrove")
    with amina.at_work() as by, pytest.raises(NotInThisCity):
        change_service(service=service, provider=elsewhere, name="Ambulatorio", needs=["health"], by=by)


def test_a_closed_service_is_opened_again_before_it_changes(amina, provider, service):
    with amina.at_work() as by:
        close_service(service=service, by=by)
        for act in (
            lambda: confirm_service(service=service, by=by),
            lambda: change_service(service=service, provider=provider, name="X", needs=["food"], by=by),
        ):
            with pytest.raises(ServiceClosed):
                act()
        reopen_service(service=service, by=by)
        assert confirm_service(service=service, by=by).last_checked_on


def test_whoever_only_reads_the_directory_may_report_but_not_change(bruno, amina, provider, service):
    with bruno.at_work() as by:
        with pytest.raises(Denied):
            confirm_service(service=service, by=by)
        assert report_service(service=service, words="Il numero non risponde", by=by).reported_wrong_at
    with amina.at_work() as by:
        confirmed = confirm_service(service=service, by=by)
    assert (confirmed.reported_wrong, confirmed.reported_wrong_at) == ("", None)


def test_a_directory_file_is_loaded_once_and_its_days_move_along(sassari):
    directory = shipped_directory()
    mine = replace(directory.cities[0], city=sassari.slug)
    directory = replace(directory, cities=(mine, *directory.cities[1:]))
    today = date(2027, 3, 1)
    with tenancy.in_city(sassari.id):
        by = system_actor("demo", city_id=sassari.id)
        new = load_directory(directory, by=by, on=today)
        assert len(new) == sum(len(provider.services) for provider in mine.providers)
        assert load_directory(directory, by=by, on=today) == []
    first = mine.providers[0].services[0]
    kept = Service.objects.get(city=sassari, name=first.name)
    assert kept.last_checked_on - first.last_checked_on == today - directory.written_on
    assert kept.last_checked_on < today + timedelta(days=1)
