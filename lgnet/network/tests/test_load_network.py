# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three editions as data: loaded twice they are there once."""

import pytest
from django.core.management import call_command

from lgnet.kernel.actor import system_actor
from lgnet.network.actions.load_programme import load_programme
from lgnet.network.choices import PartnerRole
from lgnet.network.files import shipped_organisations, shipped_programmes
from lgnet.network.models import City, Partnership, Programme
from lgnet.trust import tenancy


@pytest.fixture(autouse=True)
def loaded():
    """The cast may have made an LGNet3 of its own before: it becomes the shipped one."""
    call_command("load_network")
    with tenancy.in_city(tenancy.NETWORK):
        for record in shipped_programmes():
            load_programme(record, by=system_actor("test", city_id=None))


def cities_of(code: str) -> int:
    """Of the shipped ones: tests make cities of their own."""
    shipped = {record.key for record in shipped_organisations()}
    partners = Partnership.objects.filter(programme__code=code, organisation__key__in=shipped)
    return partners.filter(role=PartnerRole.CITY).count()


def test_the_three_editions_are_there_once_however_often_they_are_loaded():
    call_command("load_network")
    assert (cities_of("LGNetEA"), cities_of("LGNet2"), cities_of("LGNet3")) == (18, 16, 22)
    assert Programme.objects.get(code="LGNet3").follows.code == "LGNet2"


def test_what_an_administrator_changed_is_not_loaded_over():
    Programme.objects.filter(code="LGNet2").update(title_en="Second edition")
    call_command("load_network")
    assert Programme.objects.get(code="LGNet2").title_en == "Second edition"


def test_bolzano_is_a_tenant_for_which_its_agency_acts():
    assert City.objects.get(slug="bolzano").organisation.key == "assb"


def test_what_pages_disagree_about_is_kept_with_both_sources():
    channels = Programme.objects.get(code="LGNet3").statements.filter(field="funding_channel")
    assert len({statement.value for statement in channels}) > 1
    assert all(statement.source_title for statement in channels)
