# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three editions as data: loaded twice they are there once."""

from django.core.management import call_command

from lgnet.network.choices import PartnerRole
from lgnet.network.models import City, Partnership, Programme


def cities_of(code: str) -> int:
    return Partnership.objects.filter(programme__code=code, role=PartnerRole.CITY).count()


def test_the_three_editions_are_there_once_however_often_they_are_loaded():
    for _ in range(2):
        call_command("load_network")
    assert (cities_of("LGNetEA"), cities_of("LGNet2"), cities_of("LGNet3")) == (18, 16, 22)
    assert Programme.objects.get(code="LGNet3").follows.code == "LGNet2"


def test_bolzano_is_a_tenant_for_which_its_agency_acts():
    call_command("load_network")
    assert City.objects.get(slug="bolzano").organisation.key == "assb"


def test_what_pages_disagree_about_is_kept_with_both_sources():
    call_command("load_network")
    channels = Programme.objects.get(code="LGNet3").statements.filter(field="funding_channel")
    assert len({statement.value for statement in channels}) > 1
    assert all(statement.source_title for statement in channels)
