# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet check` says of the municipal gateway."""

from dataclasses import replace

import pytest

from lgnet.accounts.tests.through_gateway import gateway, provider  # noqa: F401
from lgnet.config.advice import Advice
from lgnet.config.checks import CHECKS
from lgnet.config.checks import gateway as gateway_check
from tests.provider import free_port


def test_it_is_asked():
    assert gateway_check in CHECKS


def test_none_is_well(settings):
    settings.GATEWAY = None
    assert gateway_check() == []


def test_one_that_answers_is_well(gateway):  # noqa: F811
    assert gateway_check() == []


def test_one_that_does_not_is_wrong(gateway, settings):  # noqa: F811
    settings.GATEWAY = replace(gateway, issuer=f"http://127.0.0.1:{free_port()}")
    (fault,) = gateway_check()
    assert "LGNET_OIDC_ISSUER" in fault and not isinstance(fault, Advice)


def test_another_name_for_it_is_wrong(gateway, settings):  # noqa: F811
    settings.GATEWAY = replace(gateway, issuer=gateway.issuer.replace("127.0.0.1", "localhost"))
    (fault,) = gateway_check()
    assert "letter by letter" in fault


@pytest.mark.parametrize("level", ["https://www.spid.gov.it/SpidL9"])
def test_a_level_it_does_not_know_is_told(gateway, settings, level):  # noqa: F811
    settings.GATEWAY = replace(gateway, acr=(level,))
    (advice,) = gateway_check()
    assert isinstance(advice, Advice) and "SpidL2" in advice
